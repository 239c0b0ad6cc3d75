import type { Tensor } from "@surprisal/tensor";
import type { Beta } from "./beta-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellinger } from "./support/hellinger.js";
import { logBeta } from "./support/log-beta.js";

/**
 * Hellinger distance of two beta distributions, `√(1 − B(α, β) / √(B(αp, βp) B(αq, βq)))`, where α and β are the means
 * of their parameters and B is the beta function. From 0 to 1; the slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { betaHellingerDistance } from "@surprisal/info-theory/beta-hellinger-distance";
 * betaHellingerDistance({ alpha: 1, beta: 1 }, { alpha: [1, 3], beta: 1 }).arraySync(); // → [0, 0.3660254]
 * ```
 */
export function betaHellingerDistance(p: Beta, q: Beta): Tensor {
  return ofDensities("betaHellingerDistance", { alpha: undefined, beta: undefined }, p, q, {}, (p, q) => {
    const between = logBeta(p.alpha.add(q.alpha).mul(0.5), p.beta.add(q.beta).mul(0.5));
    return hellinger(logBeta(p.alpha, p.beta).add(logBeta(q.alpha, q.beta)).mul(0.5).sub(between));
  });
}
