import {
  asTensor,
  normalizeAxes,
  ShapeError,
  type Tensor,
  type TensorLike,
  ValueError,
} from "@surprisal/tensor";
import { weightsAlong } from "./along.js";

export interface ScoreOptions {
  /** The axis of the samples. Default 0. */
  readonly axis?: number;
  /** One weight per sample. */
  readonly sampleWeight?: TensorLike;
  /** "mean" averages over the outputs; "none" gives one score for each. Default "mean". */
  readonly reduction?: "mean" | "none";
}

/** What a score is computed from: two tensors of one shape and float dtype, and weights along the samples. */
export interface Scored {
  readonly prediction: Tensor;
  readonly target: Tensor;
  readonly axis: number;
  readonly weight: Tensor | undefined;
}

/** Converts and checks the arguments, computes one score for each output, and averages them. */
export function score(
  name: string,
  given: readonly [prediction: TensorLike, target: TensorLike],
  { axis = 0, sampleWeight, reduction = "mean" }: ScoreOptions,
  compute: (scored: Scored) => Tensor,
): Tensor {
  if (reduction !== "mean" && reduction !== "none") {
    throw new ValueError(
      `${name}: option reduction must be "mean" or "none", not ${JSON.stringify(reduction)}.`,
    );
  }
  const [p, t] = [
    asTensor(given[0], undefined, `${name}: prediction`),
    asTensor(given[1], undefined, `${name}: target`),
  ];
  if (p.shape.join() !== t.shape.join()) {
    throw new ShapeError(
      `${name}: prediction [${p.shape.join(", ")}] and target [${t.shape.join(", ")}] must have one shape.`,
    );
  }
  const dtype = p.dtype === "float64" || t.dtype === "float64" ? "float64" : "float32";
  const [at = 0] = normalizeAxes(name, axis, p.rank);
  const weights =
    sampleWeight === undefined ? undefined : asTensor(sampleWeight, dtype, `${name}: sampleWeight`);
  const prediction = p.cast(dtype);
  const scores = compute({
    prediction,
    target: t.cast(dtype),
    axis: at,
    weight: weightsAlong(name, weights, prediction, at),
  });
  return reduction === "none" ? scores : scores.mean();
}

/** The mean along the samples; its axis is kept. */
export function average(x: Tensor, { axis, weight }: Pick<Scored, "axis" | "weight">): Tensor {
  if (weight === undefined) return x.mean(axis, { keepDims: true });
  return x.mul(weight).sum(axis, { keepDims: true }).div(weight.sum());
}

/**
 * The share of the error of a constant that a prediction does away with: 1 − error/baseline. As in scikit-learn it is 1
 * where both are 0, and 0 where only the baseline is.
 */
export function skill(error: Tensor, baseline: Tensor, axis: number): Tensor {
  const none = baseline.equal(0);
  const share = error.div(none.where(1, baseline)).neg().add(1);
  return none.where(error.equal(0).where(1, 0), share).squeeze(axis);
}

/**
 * The quantile of the samples: between the neighbours in order as NumPy does; with weights the first value up to which
 * the weights add up to that share, as scikit-learn does. The axis is kept.
 */
export function quantileOf(x: Tensor, q: number, { axis, weight }: Scored): Tensor {
  const last = (x.shape[axis] ?? 1) - 1;
  const order = x.argsort(axis);
  const sorted = x.gather(axis, order);
  if (weight !== undefined) {
    const running = weight.expand(x.shape).gather(axis, order).cumsum(axis);
    const share = running.narrow(axis, last, last + 1).mul(q);
    const before = q === 0 ? running.lessEqual(0) : running.less(share);
    return sorted.gather(axis, before.sum(axis, { keepDims: true }).minimum(last));
  }
  const at = q * last;
  const low = Math.min(Math.floor(at), last);
  const below = sorted.narrow(axis, low, low + 1);
  if (low === at) return below;
  return below.add(
    sorted
      .narrow(axis, low + 1, low + 2)
      .sub(below)
      .mul(at - low),
  );
}
