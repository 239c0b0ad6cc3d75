import type { Tensor } from "@surprisal/tensor";
import type { Geometric } from "./geometric-entropy.js";
import type { BaseOption } from "./support/base.js";
import { binaryDivergence } from "./support/binary-entropy.js";
import { ofDensities } from "./support/density.js";

/**
 * Kullback–Leibler divergence of two geometric distributions: that of a trial, times the 1/p trials that are expected.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { geometricKlDivergence } from "@surprisal/info-theory/geometric-kl-divergence";
 * const [p, q] = [{ probability: 0.5 }, { probability: 0.25 }];
 * geometricKlDivergence(p, q, { base: 2 }).itemSync(); // → 0.4150374992788438
 * ```
 */
export function geometricKlDivergence(p: Geometric, q: Geometric, options: BaseOption = {}): Tensor {
  return ofDensities(
    "geometricKlDivergence",
    { probability: undefined },
    p,
    q,
    options,
    ({ probability: p }, { probability: q }) => binaryDivergence(p, q).div(p),
  );
}
