import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";
import { EULER } from "./support/euler.js";

/** A Weibull distribution for every element. */
export interface Weibull {
  /** λ > 0. Default 1. */
  readonly scale?: TensorLike;
  /** k > 0, often called its shape; 1 is the exponential distribution. */
  readonly concentration: TensorLike;
}

/**
 * Differential entropy of the Weibull density, `0.5772… · (1 − 1/k) + log(λ / k) + 1`, with the Euler–Mascheroni
 * constant.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { weibullEntropy } from "@surprisal/info-theory/weibull-entropy";
 * weibullEntropy({ concentration: 1, scale: 0.5 }).itemSync(); // → 0.3068528194400547
 * ```
 */
export function weibullEntropy(density: Weibull, options: BaseOption = {}): Tensor {
  return ofDensity(
    "weibullEntropy",
    { scale: 1, concentration: undefined },
    density,
    options,
    ({ scale, concentration: k }) =>
      k.reciprocal().neg().add(1).mul(EULER).add(scale.log()).sub(k.log()).add(1),
  );
}
