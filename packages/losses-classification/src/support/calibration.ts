import {
  arange,
  asTensor,
  indexTensor,
  ShapeError,
  type Tensor,
  type TensorLike,
  ValueError,
} from "@surprisal/tensor";

export interface BinOptions {
  /** How many intervals of equal width (a, b] the probabilities are sorted into; 0 goes with the first. */
  readonly bins?: number | undefined;
}

/** Probabilities that something is so, and whether it was. */
export interface Forecasts {
  readonly confidence: Tensor;
  /** 0 or 1, in the same dtype. */
  readonly outcome: Tensor;
}

/**
 * Forecasts of the positive class from probabilities and labels 0 and 1 of one shape; from distributions along a further
 * last axis and class indices, those of the likeliest class.
 */
export function readForecasts(name: string, probability: TensorLike, target: TensorLike): Forecasts {
  const given = asTensor(probability, undefined, `${name}: probability`);
  const p = given.dtype === "float64" ? given : given.cast("float32");
  const y = asTensor(target, undefined, `${name}: target`);
  if (p.shape.join() === y.shape.join()) {
    return { confidence: p.reshape([-1]), outcome: y.cast(p.dtype).reshape([-1]) };
  }
  if (p.shape.slice(0, -1).join() === y.shape.join()) {
    const truth = indexTensor(name, y, p.shape.at(-1) ?? 0, "class");
    const right = p.argmax(-1).equal(truth).cast(p.dtype);
    return { confidence: p.max(-1).reshape([-1]), outcome: right.reshape([-1]) };
  }
  throw new ShapeError(
    `${name}: target [${y.shape.join(", ")}] does not fit probability [${p.shape.join(", ")}]. Labels 0 and 1 have its shape, ` +
      "class indices that shape without the last axis, along which the classes lie.",
  );
}

/** Forecasts by intervals of their probability. Means over an empty one are NaN. */
export interface Bins {
  /** [forecasts, bins]: which lies where. */
  readonly member: Tensor;
  readonly count: Tensor;
  readonly confidence: Tensor;
  readonly frequency: Tensor;
}

export function sortIntoBins(name: string, { confidence, outcome }: Forecasts, bins: number): Bins {
  if (!Number.isSafeInteger(bins) || bins < 1) {
    throw new ValueError(`${name}: bins must be a whole number from 1, not ${bins}.`);
  }
  const { dtype } = confidence;
  const column = confidence.unsqueeze(1);
  // The bin of a probability is the number of inner edges below it.
  const edges = arange(1, bins, 1, { dtype }).div(bins);
  const place = column.greater(edges).sum(1, { keepDims: true });
  const member = place.equal(arange(bins).cast("int32"));
  const count = member.sum(0).cast(dtype);
  const meanOf = (x: Tensor) => member.where(x, 0).sum(0).div(count);
  return { member, count, confidence: meanOf(column), frequency: meanOf(outcome.unsqueeze(1)) };
}

/** How far the mean probability of each bin lies from the frequency there, 0 for an empty one; and its share of all. */
export function gaps({ count, confidence, frequency }: Bins): { gap: Tensor; share: Tensor } {
  const gap = count.equal(0).where(0, frequency.sub(confidence).abs());
  return { gap, share: count.div(count.sum()) };
}
