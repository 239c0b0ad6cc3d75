import { normalizeAxes, type Tensor, type TensorLike } from "@surprisal/tensor";
import { entr } from "./entr.js";
import type { DistributionOptions } from "./support/axes.js";
import { type BaseOption, inBase } from "./support/base.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";

export interface JointEntropyOptions extends BaseOption {
  /** The axes of the variables; the others are a batch. Default all. */
  readonly axis?: DistributionOptions["axis"];
  /** Divide by the sum along `axis` first, for counts and other weights. Default false. */
  readonly normalize?: boolean;
}

/**
 * The entropy `H(X, Y, …)` of several variables together, from the table of their joint probabilities: one axis for
 * each variable. At most the sum of their entropies, and equal to it where they are independent.
 *
 * Edges as for `entropy`, which it is, along all axes by default.
 *
 * @param joint non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for an axis that does not exist, ValueError for a base that is none
 * @example
 * ```ts
 * import { jointEntropy } from "@surprisal/info-theory/joint-entropy";
 * jointEntropy([[0.25, 0.25], [0.25, 0.25]], { base: 2 }).itemSync(); // → 2
 * ```
 */
export function jointEntropy(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  const { axis, base, normalize = false } = options;
  const [table] = operands("jointEntropy", joint);
  const axes = normalizeAxes("jointEntropy", axis, table.rank);
  return inBase("jointEntropy", entr(normalize ? normalized(table, axes) : table).sum(axes), base);
}
