import { normalizeAxes, ShapeError, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { jensenShannon } from "./support/jensen-shannon.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";

export interface GeneralizedJensenShannonOptions extends EntropyOptions {
  /** One for each distribution, non-negative with sum 1. Default: all the same. */
  readonly weights?: readonly number[];
}

/**
 * Jensen–Shannon divergence of any number of distributions, `H(Σ wᵢ pᵢ) − Σ wᵢ H(pᵢ)`: what one draw from their mixture
 * tells about which it came from. From 0 where all are equal to the entropy of the weights where they are disjoint.
 *
 * @param distributions non-negative, one behind the other along the first axis; numbers alone compute in float64
 * @returns the shape of one distribution without `axis`, which is counted in that shape
 * @throws ShapeError for something other than several distributions, ValueError for weights that are not one for each, or
 *   not 1 together
 * @see Lin, Divergence Measures Based on the Shannon Entropy, 1991
 * @example
 * ```ts
 * import { generalizedJensenShannonDivergence } from "@surprisal/info-theory/generalized-jensen-shannon-divergence";
 * generalizedJensenShannonDivergence([[1, 0, 0], [0, 1, 0], [0, 0, 1]], { base: 3 }).itemSync(); // → 1
 * ```
 */
export function generalizedJensenShannonDivergence(
  distributions: TensorLike,
  options: GeneralizedJensenShannonOptions = {},
): Tensor {
  const where = "generalizedJensenShannonDivergence";
  const { axis = -1, base, normalize = false, weights } = options;
  const [all] = operands(where, distributions);
  const [count = 0] = all.shape;
  if (all.rank < 2 || count === 0) {
    throw new ShapeError(
      `${where}: distributions [${all.shape.join(", ")}] must lie one behind the other along the first axis, as rows of a table do.`,
    );
  }
  const shares = weights ?? new Array<number>(count).fill(1 / count);
  checkWeights(where, shares, count);
  const axes = normalizeAxes(where, axis, all.rank - 1);
  const parts = shares.map((weight, i) => {
    const p = all.narrow(0, i, i + 1).squeeze(0);
    return { p: normalize ? normalized(p, axes) : p, weight };
  });
  return inBase(where, jensenShannon(parts, axes), base);
}

function checkWeights(where: string, weights: readonly number[], count: number): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length === count && weights.every((w) => w >= 0) && Math.abs(sum - 1) < 1e-6) return;
  throw new ValueError(
    `${where}: weights [${weights.join(", ")}] must be ${count} numbers from 0 with sum 1, one for each distribution.`,
  );
}
