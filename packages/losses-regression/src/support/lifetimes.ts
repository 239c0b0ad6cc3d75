import type { Tensor } from "@surprisal/tensor";
import { logNormalCdf } from "./log-normal-cdf.js";

/** The distribution of a lifetime's standardized logarithm Z. */
export interface Standard {
  logDensity(z: Tensor): Tensor;
  /** log P(low < Z ≤ high). Of an end that is `open`, low or high is any number. */
  logBetween(low: Tensor, high: Tensor, open: { readonly low: Tensor; readonly high: Tensor }): Tensor;
}

/** Lifetimes are log-normal, log-logistic, or Weibull. */
export const standards: { readonly [distribution in "normal" | "logistic" | "extreme"]: Standard } = {
  normal: {
    logDensity: (z) =>
      z
        .square()
        .mul(-0.5)
        .sub(0.5 * Math.log(2 * Math.PI)),
    logBetween: symmetric(logNormalCdf),
  },
  logistic: {
    logDensity: (z) => z.sub(z.softplus().mul(2)),
    logBetween: symmetric((z) => z.logSigmoid()),
  },
  extreme: {
    logDensity: (z) => z.sub(z.exp()),
    // P(Z > z) = exp(−eᶻ).
    logBetween(low, high, open) {
      const from = open.low.where(0, low);
      const start = open.low.where(0, from.exp());
      // So far above nothing is left, and the exponential does not overflow yet.
      const end = open.high.where(from, high).minimum(from.relu().add(60)).exp();
      const share = logOneMinusExp(open.high.where(-1, start.sub(end)));
      return open.high.where(0, share).sub(start);
    },
  },
};

/** Of two tail probabilities on the side where they are small, P(Z ≤ z) being P(Z > −z). */
function symmetric(logBelow: (z: Tensor) => Tensor): Standard["logBetween"] {
  return (low, high, open) => {
    const above = low.add(high).greater(0);
    const upper = open.high.logicalOr(above.logicalAnd(open.low.logicalNot()));
    const either = open.low.logicalOr(open.high);
    const near = logBelow(upper.where(low.neg(), high));
    const far = logBelow(either.where(0, upper.where(high.neg(), low)));
    return near.add(either.where(0, logOneMinusExp(either.where(-1, far.sub(near)))));
  };
}

/** log(1 − eˣ) for x ≤ 0. */
function logOneMinusExp(x: Tensor): Tensor {
  return x.expm1().neg().log();
}
