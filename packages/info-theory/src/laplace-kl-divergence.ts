import { customGrad, type Tensor } from "@surprisal/tensor";
import type { Laplace } from "./laplace-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { excess } from "./support/excess.js";

/**
 * Kullback–Leibler divergence of two Laplace distributions, `log(bq / bp) + (bp e^(−d/bp) + d) / bq − 1` with d the
 * distance of their centres. 0 where the two are equal and positive elsewhere; nearly equal ones keep half of their
 * digits.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { laplaceKlDivergence } from "@surprisal/info-theory/laplace-kl-divergence";
 * laplaceKlDivergence({ scale: 1 }, { scale: [1, 2] }).arraySync(); // → [0, 0.1931471805599453]
 * ```
 */
export function laplaceKlDivergence(p: Laplace, q: Laplace, options: BaseOption = {}): Tensor {
  return ofDensities("laplaceKlDivergence", { location: 0, scale: undefined }, p, q, options, (p, q) => {
    const apart = p.location.sub(q.location).div(p.scale);
    return excess(p.scale, q.scale).add(rounded(apart).mul(p.scale).div(q.scale));
  });
}

/** `|t| + e^(−|t|) − 1`, which is smooth at 0 though its parts are not. */
const rounded = /* @__PURE__ */ customGrad((t) => ({
  value: t.abs().neg().expm1().add(t.abs()),
  gradient: (dy) => dy.mul(slope(t)),
}));

const slope = /* @__PURE__ */ customGrad((t) => ({
  value: t.abs().neg().expm1().neg().mul(t.sign()),
  gradient: (dy) => dy.mul(t.abs().neg().exp()),
}));
