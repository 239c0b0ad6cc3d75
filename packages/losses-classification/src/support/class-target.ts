import type { WithDivisor } from "@surprisal/loss-registry";
import { indexTensor, ShapeError, type Tensor, ValueError } from "@surprisal/tensor";

/** Options of losses whose targets are classes. */
export const classOptions = {
  axis: { type: "axis", default: -1, summary: "The class axis of the prediction." },
  classWeight: { type: "tensor", summary: "One weight per class." },
  ignoreIndex: { type: "integer", summary: "Samples with this class index are left out." },
  normalizeBy: {
    type: "choice",
    choices: ["weights", "count"],
    default: "weights",
    summary: "What the mean divides by with class indices and classWeight.",
  },
} as const;

/** The same, where the mean divides by the number of samples unless asked otherwise. */
export const countedClassOptions = {
  ...classOptions,
  normalizeBy: { ...classOptions.normalizeBy, default: "count" },
} as const;

export interface ClassOptions {
  readonly axis: number;
  readonly classWeight?: Tensor | undefined;
  readonly ignoreIndex?: number | undefined;
  readonly normalizeBy?: "weights" | "count";
}

/** A target in either of its forms, class indices or distributions, made ready for a formula. */
export interface ClassTarget {
  /** The prediction; 0 for samples that are left out, whose own may be NaN. */
  readonly scores: Tensor;
  /** The class axis, counted from the front, and its length. */
  readonly axis: number;
  readonly classes: number;
  /** The weights laid along the class axis. */
  readonly classWeight: Tensor | undefined;
  /** The class of each sample, when the target holds these. */
  readonly index: Tensor | undefined;
  /** Σ y f(x) along the class axis: f(x) of a sample's class, or its mean under a distribution. 0 · −∞ is 0. */
  expect(x: Tensor, f?: (x: Tensor) => Tensor): Tensor;
  /** What each class has of a sample: 1 for its class and 0 for the others, or the distribution. */
  shares(): Tensor;
  /** The weight of each sample's class; of a distribution, the mean weight. */
  weights(): Tensor | undefined;
  /** The loss of each sample with 0 for those left out, and what they count in a mean. */
  finish(loss: Tensor): Tensor | WithDivisor;
}

/** `extra` classes have no score of their own. */
export function readClassTarget(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: ClassOptions,
  extra = 0,
): ClassTarget {
  const axis = options.axis < 0 ? options.axis + prediction.rank : options.axis;
  const classes = (prediction.shape[axis] ?? 0) + extra;
  const classWeight =
    options.classWeight && perClass(name, "classWeight", options.classWeight, classes, axis, prediction.rank);
  const common = { axis, classes, classWeight };
  return target.rank === prediction.rank
    ? ofDistributions(name, prediction, target, options, common)
    : ofIndices(name, prediction, target, options, common);
}

type Common = Pick<ClassTarget, "axis" | "classes" | "classWeight">;

function ofDistributions(
  name: string,
  scores: Tensor,
  truth: Tensor,
  { ignoreIndex }: ClassOptions,
  common: Common,
): ClassTarget {
  if (ignoreIndex !== undefined) {
    throw new ValueError(
      `${name}: ignoreIndex leaves out class indices, but the target holds distributions. Use mask instead.`,
    );
  }
  const { axis, classWeight } = common;
  return {
    ...common,
    scores,
    index: undefined,
    expect(x, f = (same) => same) {
      const terms = f(x);
      // 0 · −∞ is 0 here: an impossible class that the target rules out too.
      const ruledOut = truth.equal(0).logicalAnd(terms.equal(Number.NEGATIVE_INFINITY));
      return truth.mul(ruledOut.where(0, terms)).sum(axis);
    },
    shares: () => truth,
    weights: () => classWeight && truth.mul(classWeight).sum(axis),
    finish: (loss) => loss,
  };
}

function ofIndices(
  name: string,
  prediction: Tensor,
  target: Tensor,
  { ignoreIndex, classWeight, normalizeBy }: ClassOptions,
  common: Common,
): ClassTarget {
  const { axis, classes } = common;
  const kept = ignoreIndex === undefined ? undefined : target.notEqual(ignoreIndex);
  const index = indexTensor(name, target, classes, "class", { kept });
  const counts = classWeight?.take(index, 0).reshape(index.shape);
  const divisor = normalizeBy === "count" ? undefined : counts;
  return {
    ...common,
    scores: kept?.unsqueeze(axis).where(prediction, 0) ?? prediction,
    index,
    expect: (x, f = (same) => same) => f(x.gather(axis, index.unsqueeze(axis)).squeeze(axis)),
    shares: () => toAxis(index.oneHot(classes, prediction.dtype), axis),
    weights: () => counts,
    finish(loss) {
      if (kept === undefined) return divisor === undefined ? loss : { loss, divisor };
      return { loss: kept.where(loss, 0), divisor: kept.where(divisor ?? 1, 0).cast(loss.dtype) };
    },
  };
}

/** A loss whose class weight multiplies the whole loss of a sample. */
export function classLoss(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: ClassOptions,
  formula: (truth: ClassTarget) => Tensor,
): Tensor | WithDivisor {
  const truth = readClassTarget(name, prediction, target, options);
  const weights = truth.weights();
  const loss = formula(truth);
  return truth.finish(weights === undefined ? loss : loss.mul(weights));
}

/** For losses that are defined for class indices alone. */
export function onlyIndices(name: string, prediction: Tensor, target: Tensor): void {
  if (target.rank < prediction.rank) return;
  throw new ShapeError(
    `${name}: the target [${target.shape.join(", ")}] must hold class indices, one for each sample, not distributions. ` +
      "target.argmax(axis) has the likeliest classes.",
  );
}

/** A vector with one entry for each class, laid along the class axis. */
export function perClass(
  name: string,
  label: string,
  vector: Tensor,
  classes: number,
  axis: number,
  rank: number,
): Tensor {
  if (vector.rank === 1 && vector.size === classes) return along(vector, axis, rank);
  const what = label === "classWeight" ? "one weight" : "one entry";
  throw new ShapeError(
    `${name}: ${label} [${vector.shape.join(", ")}] must have ${what} for each of the ${classes} classes: [${classes}].`,
  );
}

/** A vector laid along an axis of a tensor of some rank. */
export function along(vector: Tensor, axis: number, rank: number): Tensor {
  return vector.reshape(Array.from({ length: rank }, (_, i) => (i === axis ? vector.size : 1)));
}

/** The last axis moved to another place. */
function toAxis(x: Tensor, axis: number): Tensor {
  const last = x.rank - 1;
  const others = Array.from({ length: last }, (_, i) => i);
  return axis === last ? x : x.permute([...others.slice(0, axis), last, ...others.slice(axis)]);
}
