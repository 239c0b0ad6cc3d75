import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A Pareto distribution for every element: `α xₘ^α / x^(α+1)` for x ≥ xₘ. */
export interface Pareto {
  /** xₘ > 0, the smallest value. Default 1. */
  readonly scale?: TensorLike;
  /** α > 0, how fast the tail falls. */
  readonly alpha: TensorLike;
}

/**
 * Differential entropy of the Pareto density, `log(xₘ / α) + 1 + 1/α`.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { paretoEntropy } from "@surprisal/info-theory/pareto-entropy";
 * paretoEntropy({ alpha: 2 }).itemSync(); // → 0.8068528194400547
 * ```
 */
export function paretoEntropy(density: Pareto, options: BaseOption = {}): Tensor {
  return ofDensity("paretoEntropy", { scale: 1, alpha: undefined }, density, options, ({ scale, alpha }) =>
    scale.log().sub(alpha.log()).add(alpha.reciprocal()).add(1),
  );
}
