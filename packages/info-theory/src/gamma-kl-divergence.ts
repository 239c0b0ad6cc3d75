import type { Tensor } from "@surprisal/tensor";
import type { Gamma } from "./gamma-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { logRatio } from "./support/log-ratio.js";

/**
 * Kullback–Leibler divergence of two gamma distributions,
 * `(αp − αq) ψ(αp) − log Γ(αp) + log Γ(αq) + αq log(βp / βq) + αp (βq − βp) / βp`, with ψ the digamma function.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { gammaKlDivergence } from "@surprisal/info-theory/gamma-kl-divergence";
 * const p = { concentration: 1, rate: 1 };
 * gammaKlDivergence(p, { concentration: 1, rate: [1, 2] }).arraySync(); // → [0, 0.3068528194400547]
 * ```
 */
export function gammaKlDivergence(p: Gamma, q: Gamma, options: BaseOption = {}): Tensor {
  return ofDensities(
    "gammaKlDivergence",
    { concentration: undefined, rate: undefined },
    p,
    q,
    options,
    (p, q) => {
      const [a, b] = [p.concentration, q.concentration];
      return a
        .sub(b)
        .mul(a.digamma())
        .sub(a.lgamma())
        .add(b.lgamma())
        .add(b.mul(logRatio(p.rate, q.rate)))
        .add(a.mul(q.rate.sub(p.rate)).div(p.rate));
    },
  );
}
