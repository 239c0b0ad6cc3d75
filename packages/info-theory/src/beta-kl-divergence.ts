import type { Tensor } from "@surprisal/tensor";
import type { Beta } from "./beta-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { logBeta } from "./support/log-beta.js";

/**
 * Kullback–Leibler divergence of two beta distributions,
 * `log B(q) − log B(p) + (αp − αq) ψ(αp) + (βp − βq) ψ(βp) − (αp − αq + βp − βq) ψ(αp + βp)`, with B the beta function
 * and ψ the digamma function.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { betaKlDivergence } from "@surprisal/info-theory/beta-kl-divergence";
 * betaKlDivergence({ alpha: 2, beta: 2 }, { alpha: 1, beta: 1 }).itemSync(); // → 0.1250928027
 * ```
 */
export function betaKlDivergence(p: Beta, q: Beta, options: BaseOption = {}): Tensor {
  return ofDensities("betaKlDivergence", { alpha: undefined, beta: undefined }, p, q, options, (p, q) => {
    const [a, b] = [p.alpha.sub(q.alpha), p.beta.sub(q.beta)];
    return logBeta(q.alpha, q.beta)
      .sub(logBeta(p.alpha, p.beta))
      .add(a.mul(p.alpha.digamma()))
      .add(b.mul(p.beta.digamma()))
      .sub(a.add(b).mul(p.alpha.add(p.beta).digamma()));
  });
}
