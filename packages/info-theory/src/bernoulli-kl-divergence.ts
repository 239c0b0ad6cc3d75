import type { Tensor } from "@surprisal/tensor";
import type { Bernoulli } from "./bernoulli-entropy.js";
import type { BaseOption } from "./support/base.js";
import { binaryDivergence } from "./support/binary-entropy.js";
import { ofDensities } from "./support/density.js";

/**
 * Kullback–Leibler divergence of two coins, `p log(p / q) + (1 − p) log((1 − p) / (1 − q))`.
 *
 * ∞ where q holds for impossible what p does not. `klDivergence` takes distributions over any number of outcomes.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { bernoulliKlDivergence } from "@surprisal/info-theory/bernoulli-kl-divergence";
 * const [p, q] = [{ probability: 0.5 }, { probability: [0.5, 0.25, 0] }];
 * bernoulliKlDivergence(p, q, { base: 2 }).arraySync(); // → [0, 0.20751874963942190, Infinity]
 * ```
 */
export function bernoulliKlDivergence(p: Bernoulli, q: Bernoulli, options: BaseOption = {}): Tensor {
  return ofDensities(
    "bernoulliKlDivergence",
    { probability: undefined },
    p,
    q,
    options,
    ({ probability: p }, { probability: q }) => binaryDivergence(p, q),
  );
}
