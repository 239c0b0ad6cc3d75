import type { Tensor } from "@surprisal/tensor";
import type { Gumbel } from "./gumbel-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { extremeDivergence } from "./support/extreme-divergence.js";

/**
 * Kullback–Leibler divergence of two Gumbel distributions: with r = βp / βq and d = (μp − μq) / βq it is
 * `Γ(1 + r) e^(−d) + d − log r + 0.5772… · (r − 1) − 1`.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { gumbelKlDivergence } from "@surprisal/info-theory/gumbel-kl-divergence";
 * gumbelKlDivergence({ scale: 1 }, { location: [0, -1], scale: 1 }).arraySync(); // → [0, 0.36787944117144233]
 * ```
 */
export function gumbelKlDivergence(p: Gumbel, q: Gumbel, options: BaseOption = {}): Tensor {
  return ofDensities("gumbelKlDivergence", { location: 0, scale: undefined }, p, q, options, (p, q) =>
    extremeDivergence(p.scale, q.scale, p.location.sub(q.location).div(q.scale)),
  );
}
