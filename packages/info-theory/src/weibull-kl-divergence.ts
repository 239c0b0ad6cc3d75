import type { Tensor } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { extremeDivergence } from "./support/extreme-divergence.js";
import { logRatio } from "./support/log-ratio.js";
import type { Weibull } from "./weibull-entropy.js";

/**
 * Kullback–Leibler divergence of two Weibull distributions: that of the Gumbel distributions of their logarithms. With
 * r = kq / kp and d = kq log(λq / λp) it is `Γ(1 + r) e^(−d) + d − log r + 0.5772… · (r − 1) − 1`.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { weibullKlDivergence } from "@surprisal/info-theory/weibull-kl-divergence";
 * weibullKlDivergence({ concentration: 1 }, { concentration: 1, scale: 0.5 }).itemSync(); // → 0.3068528194400547
 * ```
 */
export function weibullKlDivergence(p: Weibull, q: Weibull, options: BaseOption = {}): Tensor {
  return ofDensities("weibullKlDivergence", { scale: 1, concentration: undefined }, p, q, options, (p, q) =>
    extremeDivergence(q.concentration, p.concentration, q.concentration.mul(logRatio(q.scale, p.scale))),
  );
}
