import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A uniform distribution for every element. */
export interface Uniform {
  /** The lower end of the interval. */
  readonly low: TensorLike;
  /** The upper end, above the lower. */
  readonly high: TensorLike;
}

/**
 * Differential entropy of the uniform density, the logarithm of the interval's length: the largest among all densities
 * there.
 *
 * −∞ for an interval of length 0, NaN for ends in the wrong order.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { uniformEntropy } from "@surprisal/info-theory/uniform-entropy";
 * uniformEntropy({ low: 0, high: 8 }, { base: 2 }).itemSync(); // → 3
 * ```
 */
export function uniformEntropy(density: Uniform, options: BaseOption = {}): Tensor {
  return ofDensity("uniformEntropy", { low: undefined, high: undefined }, density, options, ({ low, high }) =>
    high.sub(low).log(),
  );
}
