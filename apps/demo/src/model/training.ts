// What page and workers both know of a training, without what it takes to train.

/** What a network is trained with. */
export interface Job {
  readonly loss: TrainingLoss;
  /** The share of training examples that have a wrong label. */
  readonly noise: number;
  readonly steps: number;
  readonly place: Place;
}

/** Where it computes. */
export type Place =
  | { readonly backend: "cpu"; readonly threads: number }
  | { readonly backend: "webgpu"; readonly threads?: undefined };

/** Where a run stands. */
export interface Progress {
  readonly steps: number;
  readonly loss: number;
  /** Of the examples kept apart, whose labels are right, the share that is told rightly. */
  readonly heldOut: number;
  /** Of the wrong labels, the share that the network repeats. */
  readonly repeated: number;
}

/** A loss that a network may be trained with, by the name it is registered under. */
export interface TrainingLoss {
  readonly name: string;
  /** In a word. */
  readonly label: string;
  readonly options?: Readonly<Record<string, number>>;
}

export const softmax: TrainingLoss = { name: "softmaxCrossEntropy", label: "softmax" };

export const trainingLosses: readonly TrainingLoss[] = [
  softmax,
  { name: "softmaxFocal", label: "focal" },
  { name: "multiclassHinge", label: "hinge" },
  { name: "multiMargin", label: "margin" },
  { name: "multiclassBrier", label: "Brier" },
  { name: "symmetricCrossEntropy", label: "symmetric" },
  { name: "generalizedCrossEntropy", label: "generalised", options: { q: 0.8 } },
];
