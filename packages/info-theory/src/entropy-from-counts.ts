import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entr } from "./entr.js";
import { type BaseOption, inBase } from "./support/base.js";
import { chosen } from "./support/chosen.js";
import { goodTuring } from "./support/good-turing.js";
import { jackknife } from "./support/jackknife.js";
import { symbolCounts } from "./support/symbols.js";

/** How an entropy is estimated from counts. */
export type EntropyEstimator = keyof typeof estimators;

export interface CountsOptions extends BaseOption {
  /** Default "plugIn", the entropy of the observed frequencies. */
  readonly estimator?: EntropyEstimator;
  /** The axis of the symbols; the others are a batch. Default −1, the last. */
  readonly axis?: number;
}

/** Nats from counts with the symbols along the last axis, and their sums, that axis kept. */
const estimators = {
  plugIn,
  millerMadow: (counts: Tensor, total: Tensor) =>
    plugIn(counts, total).add(seen(counts).sub(1).div(total.squeeze(-1)).div(2)),
  grassberger,
  chaoShen,
  jamesStein,
  jackknife: (counts: Tensor, total: Tensor) => jackknife(counts, total).entropy,
  goodTuring: (counts: Tensor) => entr(goodTuring(counts)).sum(-1),
  perks: (counts: Tensor, total: Tensor) => withPseudoCounts(counts, total, 1),
  minimax: (counts: Tensor, total: Tensor) => withPseudoCounts(counts, total, total.sqrt()),
} as const;

/**
 * Shannon's entropy of a distribution of which only a sample is known: how often each symbol occurred. The entropy of
 * the frequencies themselves, "plugIn", is too low by about (symbols − 1) / 2N; the other estimators correct that.
 *
 * - "millerMadow" adds the first term of that bias, "jackknife" what leaving out each observation in turn tells of it;
 *   "grassberger" (2003) sums digamma functions instead of logarithms. For many observations of each symbol.
 * - "chaoShen" (2003) also reckons with symbols not seen yet. For few observations of many symbols.
 * - "jamesStein" (Hausser & Strimmer 2009) shrinks the frequencies towards equal ones; "perks" and "minimax" add 1/K and
 *   √N/K to each of K counts; "goodTuring" (Gale & Sampson 1995) moves the weight of what was seen once to what was not
 *   seen. For these four every count matters: give a 0 for each symbol that could have occurred but did not.
 *
 * `entropyStandardError` tells how far off it may be. Of no observations the entropy is NaN.
 *
 * @param counts whole numbers from 0, any shape; numbers alone compute in float64
 * @returns the shape of `counts` without `axis`
 * @throws ShapeError for an axis that does not exist, ValueError for an estimator that does not exist or a base that is
 *   none
 * @example
 * ```ts
 * import { entropyFromCounts } from "@surprisal/info-theory/entropy-from-counts";
 * entropyFromCounts([2, 2], { base: 2 }).itemSync(); // → 1
 * entropyFromCounts([4, 2, 2], { estimator: "millerMadow" }).itemSync(); // → 1.1647207708399179
 * ```
 */
export function entropyFromCounts(counts: TensorLike, options: CountsOptions = {}): Tensor {
  const { estimator = "plugIn", axis = -1, base } = options;
  const estimate = chosen("entropyFromCounts", "estimator", estimators, estimator);
  const { counts: symbols, total } = symbolCounts("entropyFromCounts", counts, axis);
  return inBase("entropyFromCounts", estimate(symbols, total), base);
}

function plugIn(counts: Tensor, total: Tensor): Tensor {
  return entr(counts.div(total)).sum(-1);
}

/** How many symbols occurred. */
function seen(counts: Tensor): Tensor {
  return counts.greater(0).sum(-1).cast(counts.dtype);
}

/** log N − Σ n G(n) / N with G(n) = ψ(n) + ½(−1)ⁿ (ψ((n + 1)/2) − ψ(n/2)). */
function grassberger(counts: Tensor, total: Tensor): Tensor {
  const n = counts.greater(0).where(counts, 1);
  const isOdd = n.mul(0.5).floor().mul(2).notEqual(n);
  const difference = n.add(1).mul(0.5).digamma().sub(n.mul(0.5).digamma()).mul(0.5);
  const terms = counts.mul(n.digamma().add(isOdd.where(difference.neg(), difference)));
  return total
    .log()
    .sub(terms.sum(-1, { keepDims: true }).div(total))
    .squeeze(-1);
}

/** Each symbol weighs more by the chance 1 − (1 − p)ᴺ that it was seen, p reduced by what is not seen yet. */
function chaoShen(counts: Tensor, total: Tensor): Tensor {
  const single = counts.equal(1).sum(-1, { keepDims: true }).cast(counts.dtype);
  // A sample of nothing but single symbols tells nothing of its coverage: one of them is not held to be single then.
  const notCovered = single.equal(total).where(total.sub(1), single).div(total);
  const p = counts.div(total).mul(notCovered.neg().add(1));
  const chance = p.neg().log1p().mul(total).expm1().neg();
  const none = counts.equal(0);
  return none.where(0, entr(p).div(none.where(1, chance))).sum(-1);
}

/** The frequencies, moved towards equal ones by their estimated variance over their squared distance from those. */
function jamesStein(counts: Tensor, total: Tensor): Tensor {
  const p = counts.div(total);
  const toEqual = p.neg().add(1 / (counts.shape.at(-1) ?? 1));
  const noise = p.square().sum(-1, { keepDims: true }).neg().add(1).div(total.sub(1));
  const distance = toEqual.square().sum(-1, { keepDims: true });
  const within = noise.less(distance);
  const share = within.where(noise.div(within.where(distance, 1)), 1);
  return entr(p.add(share.mul(toEqual))).sum(-1);
}

function withPseudoCounts(counts: Tensor, total: Tensor, sum: Tensor | number): Tensor {
  const each = total
    .mul(0)
    .add(sum)
    .div(counts.shape.at(-1) ?? 1);
  return entr(counts.add(each).div(total.add(sum))).sum(-1);
}
