import type { Tensor } from "@surprisal/tensor";
import type { Bernoulli } from "./bernoulli-entropy.js";
import { complement } from "./support/binary-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellingerTerm } from "./support/hellinger-term.js";
import { root } from "./support/root.js";

/**
 * Hellinger distance of two coins, `√(½(√p − √q)² + ½(√(1 − p) − √(1 − q))²)`. From 0 to 1; the slope where the two
 * are equal is taken as 0. `hellingerDistance` takes distributions over any number of outcomes.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { bernoulliHellingerDistance } from "@surprisal/info-theory/bernoulli-hellinger-distance";
 * const p = { probability: 0.5 };
 * bernoulliHellingerDistance(p, { probability: [0.5, 1] }).arraySync(); // → [0, 0.5411961]
 * ```
 */
export function bernoulliHellingerDistance(p: Bernoulli, q: Bernoulli): Tensor {
  return ofDensities(
    "bernoulliHellingerDistance",
    { probability: undefined },
    p,
    q,
    {},
    ({ probability: p }, { probability: q }) =>
      root(hellingerTerm(p, q).add(hellingerTerm(complement(p), complement(q)))),
  );
}
