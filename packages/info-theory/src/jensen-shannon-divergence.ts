import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { checkWeight, jensenShannon } from "./support/jensen-shannon.js";
import { pair } from "./support/pair.js";

export interface JensenShannonOptions extends EntropyOptions {
  /** The share of p in the mixture, from 0 to 1; q has the rest. Default ½. */
  readonly weight?: number;
}

/**
 * Jensen–Shannon divergence `H(m) − ½H(p) − ½H(q)` with the mixture m = ½p + ½q: how many bits one draw from the mixture
 * tells about which of the two it came from. Symmetric, finite whatever either excludes, and from 0 where p = q to log 2.
 *
 * With another `weight` w it is H(m) − wH(p) − (1 − w)H(q) with m = wp + (1 − w)q. The slope in p is −∞ where p = 0 < q.
 * SciPy's function gives its square root, `jensenShannonDistance`.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none and
 *   a weight outside of 0 to 1
 * @see Lin, Divergence Measures Based on the Shannon Entropy, 1991
 * @example
 * ```ts
 * import { jensenShannonDivergence } from "@surprisal/info-theory/jensen-shannon-divergence";
 * jensenShannonDivergence([1, 0], [0, 1], { base: 2 }).itemSync(); // → 1
 * jensenShannonDivergence([1, 0], [0, 1], { base: 2, weight: 0.25 }).itemSync(); // → 0.8112781244591328
 * ```
 */
export function jensenShannonDivergence(
  p: TensorLike,
  q: TensorLike,
  options: JensenShannonOptions = {},
): Tensor {
  const weight = checkWeight("jensenShannonDivergence", options.weight ?? 0.5);
  const { p: x, q: y, axes } = pair("jensenShannonDivergence", p, q, options);
  const parts = [
    { p: x, weight },
    { p: y, weight: 1 - weight },
  ];
  return inBase("jensenShannonDivergence", jensenShannon(parts, axes), options.base);
}
