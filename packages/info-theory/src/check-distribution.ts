import { normalizeAxes, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { operands } from "./support/operands.js";

export interface CheckOptions {
  /** The axis, or axes, along which the probabilities of one distribution lie. Default −1, the last. */
  readonly axis?: DistributionOptions["axis"];
  /** How far a sum may lie from 1. Default 1e-6. */
  readonly tolerance?: number;
}

/**
 * Makes sure that `p` holds probability distributions along `axis`: no entry below 0 or NaN, and sums of 1. It reads
 * the values; the measures never do, and take what they are given.
 *
 * @param p any shape; numbers alone compute in float64
 * @returns `p`, as a tensor
 * @throws ValueError with the figures of the first entry or sum that is wrong, ShapeError for an axis that does not exist
 * @example
 * ```ts
 * import { checkDistribution } from "@surprisal/info-theory/check-distribution";
 * import { entropy } from "@surprisal/info-theory/entropy";
 * entropy(checkDistribution([0.5, 0.5]), { base: 2 }).itemSync(); // → 1
 * ```
 */
export function checkDistribution(p: TensorLike, options: CheckOptions = {}): Tensor {
  const { axis = -1, tolerance = 1e-6 } = options;
  const [x] = operands("checkDistribution", p);
  const axes = normalizeAxes("checkDistribution", axis, x.rank);
  if (!(tolerance >= 0)) {
    throw new ValueError(`checkDistribution: tolerance ${tolerance} is no distance. Give a number from 0.`);
  }
  const entries = x.dataSync();
  const wrong = entries.findIndex((entry) => !(entry >= 0));
  if (wrong >= 0) {
    throw new ValueError(
      `checkDistribution: entry ${place(wrong, x.shape)} is ${entries[wrong]}, and a probability is at least 0.`,
    );
  }
  const sums = x.sum(axes);
  const totals = sums.dataSync();
  const off = totals.findIndex((total) => !(Math.abs(total - 1) <= tolerance));
  if (off >= 0) {
    const which = sums.rank === 0 ? "the entries sum" : `distribution ${place(off, sums.shape)} sums`;
    throw new ValueError(
      `checkDistribution: ${which} to ${totals[off]}, not 1 (within ${tolerance}). Divide by the sum, or give the measure { normalize: true }.`,
    );
  }
  return x;
}

/** Element `index` of a row-major array as a place: [row, column]. */
function place(index: number, shape: readonly number[]): string {
  const position: number[] = [];
  for (const length of [...shape].reverse()) {
    position.unshift(index % length);
    index = Math.floor(index / length);
  }
  return `[${position.join(", ")}]`;
}
