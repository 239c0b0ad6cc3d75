import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { binaryEntropy } from "./support/binary-entropy.js";
import { ofDensity } from "./support/density.js";

/** A geometric distribution for every element: the failures before the first success. */
export interface Geometric {
  /** Of a success, in (0, 1]. */
  readonly probability: TensorLike;
}

/**
 * Entropy of the geometric distribution: that of a trial, times the 1/p trials that are expected. 0 for a success that
 * is certain, ∞ for one that never comes.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { geometricEntropy } from "@surprisal/info-theory/geometric-entropy";
 * geometricEntropy({ probability: [0.5, 1] }, { base: 2 }).arraySync(); // → [2, 0]
 * ```
 */
export function geometricEntropy(density: Geometric, options: BaseOption = {}): Tensor {
  return ofDensity("geometricEntropy", { probability: undefined }, density, options, ({ probability: p }) => {
    const never = p.equal(0);
    return never.where(Number.POSITIVE_INFINITY, binaryEntropy(p).div(never.where(1, p)));
  });
}
