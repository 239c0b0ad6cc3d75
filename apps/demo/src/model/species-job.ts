// What page and worker both know of a training, without what it takes to train.

export type SpeciesLoss = "softmaxCrossEntropy" | "softmaxFocal" | "multiMargin" | "generalizedCrossEntropy";

export interface Job {
  readonly loss: SpeciesLoss;
  /** The share of training birds that are called by another species' name. */
  readonly noise: number;
  readonly backend: "cpu" | "webgpu";
}

/** Where a run stands. */
export interface Progress {
  readonly steps: number;
  readonly loss: number;
  /** Of the birds kept apart, whose labels are right, the share that is told rightly. */
  readonly heldOut: number;
  /** Of the wrong labels, the share that the network repeats. */
  readonly repeated: number;
}

export const lastStep = 2000;
