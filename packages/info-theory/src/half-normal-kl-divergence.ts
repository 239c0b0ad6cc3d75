import type { Tensor } from "@surprisal/tensor";
import type { HalfNormal } from "./half-normal-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { excess } from "./support/excess.js";

/**
 * Kullback–Leibler divergence of two half-normal distributions, `log(σq / σp) + σp² / 2σq² − ½`: that of the normal
 * ones. 0 where the two are equal and positive elsewhere; nearly equal ones keep their digits.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { halfNormalKlDivergence } from "@surprisal/info-theory/half-normal-kl-divergence";
 * halfNormalKlDivergence({ scale: 1 }, { scale: [1, 2] }).arraySync(); // → [0, 0.3181471805599453]
 * ```
 */
export function halfNormalKlDivergence(p: HalfNormal, q: HalfNormal, options: BaseOption = {}): Tensor {
  return ofDensities("halfNormalKlDivergence", { scale: undefined }, p, q, options, (p, q) =>
    excess(p.scale.square(), q.scale.square()).mul(0.5),
  );
}
