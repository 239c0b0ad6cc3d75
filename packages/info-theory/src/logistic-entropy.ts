import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A logistic distribution for every element. */
export interface Logistic {
  /** Where it is centred; entropies do not depend on it. Default 0. */
  readonly location?: TensorLike;
  /** s > 0. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the logistic density, `log s + 2`.
 *
 * −∞ at s = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { logisticEntropy } from "@surprisal/info-theory/logistic-entropy";
 * logisticEntropy({ scale: 1 }).itemSync(); // → 2
 * ```
 */
export function logisticEntropy(density: Logistic, options: BaseOption = {}): Tensor {
  return ofDensity("logisticEntropy", { location: 0, scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(2),
  );
}
