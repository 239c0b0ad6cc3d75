import { ShapeError, type Tensor } from "@surprisal/tensor";

/** What one loss is computed of, where the classes lie, and what keeps ratios defined where there is nothing to find. */
export const regionOptions = {
  per: {
    type: "choice",
    choices: ["sample", "class", "sampleAndClass", "batch"],
    default: "sample",
    summary:
      "What has a loss of its own: each sample, each class over all samples, each class of each sample, or all.",
  },
  axis: { type: "axis", default: -1, summary: "The axis of the classes." },
  smooth: {
    default: 1,
    min: 0,
    summary: "Added to numerator and denominator, so that nothing found where nothing is costs 0.",
  },
} as const;

/** Options of losses of two regions that overlap. */
export const overlapOptions = {
  ...regionOptions,
  activation: {
    type: "choice",
    choices: ["none", "sigmoid", "softmax"],
    default: "none",
    summary: "What makes probabilities of the prediction; softmax over the class axis.",
  },
} as const;

/** Options of Tversky's index. */
export const tverskyOptions = {
  alpha: { default: 0.5, min: 0, summary: "The weight of what is found wrongly." },
  beta: { default: 0.5, min: 0, summary: "The weight of what is missed." },
} as const;

export const diceWeightOption = { default: 1, min: 0, summary: "The weight of the Dice loss." } as const;

type Chosen<O extends { readonly choices: readonly unknown[] }> = O["choices"][number];

export interface RegionOptions {
  readonly per: Chosen<typeof regionOptions.per>;
  readonly axis: number;
}

export interface OverlapOptions extends RegionOptions {
  readonly activation: Chosen<typeof overlapOptions.activation>;
}

/** The axes along which the elements of one loss lie. */
export function regionAxes({ rank }: Tensor, { per, axis }: RegionOptions): number[] {
  const classes = axis < 0 ? axis + rank : axis;
  const own = { sample: [0], class: [classes], sampleAndClass: [0, classes], batch: [] }[per];
  return Array.from({ length: rank }, (_, i) => i).filter((i) => !(own as number[]).includes(i));
}

/** Throws unless there is a label for each prediction, and more than one for each sample. */
export function checkRegions(name: string, prediction: Tensor, target: Tensor, axis: number): void {
  const { shape, rank } = prediction;
  if (shape.join() !== target.shape.join()) {
    throw new ShapeError(
      `${name}: prediction [${shape.join(", ")}] and target [${target.shape.join(", ")}] must have one shape. ` +
        "target.oneHot(classes) makes labels 0 and 1 of class indices.",
    );
  }
  if (rank < 2) {
    throw new ShapeError(
      `${name}: prediction [${shape.join(", ")}] must have an axis of samples and others for their elements. ` +
        "Make one sample a batch of one: unsqueeze(0).",
    );
  }
  if (axis >= -rank && axis < rank) return;
  throw new ShapeError(`${name}: axis ${axis} does not exist in prediction [${shape.join(", ")}].`);
}

/** The sizes of two regions and of their common part, for each loss. */
export interface Overlap {
  readonly both: Tensor;
  readonly predicted: Tensor;
  readonly truth: Tensor;
}

export function overlapOf(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: OverlapOptions,
  size: (x: Tensor) => Tensor = (x) => x,
): Overlap {
  checkRegions(name, prediction, target, options.axis);
  const axes = regionAxes(prediction, options);
  const p = probabilities(prediction, options);
  return { both: p.mul(target).sum(axes), predicted: size(p).sum(axes), truth: size(target).sum(axes) };
}

export function probabilities(prediction: Tensor, { activation, axis }: OverlapOptions): Tensor {
  if (activation === "none") return prediction;
  return activation === "sigmoid" ? prediction.sigmoid() : prediction.softmax(axis);
}

/** 1 − 2|A ∩ B| / (|A| + |B|), with `smooth` above and below. */
export function diceOf({ both, predicted, truth }: Overlap, smooth: number, eps = 0): Tensor {
  const sizes = predicted.add(truth).add(smooth + eps);
  return both.mul(2).add(smooth).div(sizes).neg().add(1);
}

/** 1 − |A ∩ B| / (|A ∩ B| + α|A \ B| + β|B \ A|), with `smooth` above and below. */
export function tverskyOf(
  { both, predicted, truth }: Overlap,
  alpha: number,
  beta: number,
  smooth: number,
): Tensor {
  const [excess, missed] = [predicted.sub(both).mul(alpha), truth.sub(both).mul(beta)];
  return both.add(smooth).div(both.add(excess).add(missed).add(smooth)).neg().add(1);
}
