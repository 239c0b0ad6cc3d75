import { type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { jackknife } from "./support/jackknife.js";
import { symbolCounts } from "./support/symbols.js";
import { zeroWins } from "./support/zero-wins.js";

export interface StandardErrorOptions extends BaseOption {
  /** "delta", the default, propagates the variance of the frequencies; "jackknife" leaves out each observation in turn. */
  readonly method?: "delta" | "jackknife";
  /** The axis of the symbols; the others are a batch. Default −1, the last. */
  readonly axis?: number;
}

/**
 * Standard error of an entropy that is estimated from N observations: by the delta method `√((Σ p log² p − H²) / N)`, by
 * the jackknife from the observations themselves. What `entropyFromCounts` estimates lies within two of them in about
 * nineteen of twenty samples, its bias left aside.
 *
 * Where all symbols are equally frequent the first order of the error vanishes: the delta method then gives 0.
 *
 * @param counts whole numbers from 0, any shape; numbers alone compute in float64
 * @returns the shape of `counts` without `axis`, in the units of the entropy
 * @throws ShapeError for an axis that does not exist, ValueError for a method that does not exist or a base that is none
 * @see Basharin, On a Statistical Estimate for the Entropy of a Sequence of Independent Random Variables, 1959
 * @example
 * ```ts
 * import { entropyStandardError } from "@surprisal/info-theory/entropy-standard-error";
 * entropyStandardError([300, 100]).itemSync(); // → 0.0237857
 * ```
 */
export function entropyStandardError(counts: TensorLike, options: StandardErrorOptions = {}): Tensor {
  const { method = "delta", axis = -1, base } = options;
  const { counts: symbols, total } = symbolCounts("entropyStandardError", counts, axis);
  if (method === "jackknife") {
    return inBase("entropyStandardError", jackknife(symbols, total).standardError, base);
  }
  if (method !== "delta") {
    throw new ValueError(
      `entropyStandardError: there is no method "${method}". Give "delta" or "jackknife".`,
    );
  }
  const p = symbols.div(total);
  const surprisal = zeroWins(p, p.log()).sum(-1, { keepDims: true });
  const deviation = p.equal(0).where(0, p.mul(p.log().sub(surprisal).square()));
  return inBase("entropyStandardError", deviation.sum(-1).div(total.squeeze(-1)).sqrt(), base);
}
