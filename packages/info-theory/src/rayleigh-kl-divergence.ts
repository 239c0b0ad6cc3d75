import type { Tensor } from "@surprisal/tensor";
import type { Rayleigh } from "./rayleigh-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { excess } from "./support/excess.js";

/**
 * Kullback–Leibler divergence of two Rayleigh distributions, `2 log(σq / σp) + σp² / σq² − 1`. 0 where the two are
 * equal and positive elsewhere; nearly equal ones keep their digits.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { rayleighKlDivergence } from "@surprisal/info-theory/rayleigh-kl-divergence";
 * rayleighKlDivergence({ scale: 1 }, { scale: [1, 2] }).arraySync(); // → [0, 0.6362943611198906]
 * ```
 */
export function rayleighKlDivergence(p: Rayleigh, q: Rayleigh, options: BaseOption = {}): Tensor {
  return ofDensities("rayleighKlDivergence", { scale: undefined }, p, q, options, (p, q) =>
    excess(p.scale.square(), q.scale.square()),
  );
}
