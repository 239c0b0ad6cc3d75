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
    // P(Z > z) = exp(−eᶻ), so that the interval has exp(−e^low) (1 − exp(−(e^high − e^low))).
    logBetween(low, high, open) {
      const either = open.low.logicalOr(open.high);
      const start = open.low.where(0, open.low.where(0, low).exp());
      const growth = high.add(either.where(0, logOneMinusExp(either.where(-1, low.sub(high)))));
      return open.high.where(0, logEnded(open.high.where(0, growth))).sub(start);
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

/** log(1 − exp(−eᵍ)): from the cumulative hazard's logarithm that of the probability to have ended. */
function logEnded(g: Tensor): Tensor {
  const isSmall = g.less(-20);
  const small = isSmall.where(g, -20);
  // Above 6 it is 0 to the last digit.
  const hazard = isSmall.where(0, g).minimum(6).exp();
  return isSmall.where(small.sub(small.exp().mul(0.5)), logOneMinusExp(hazard.neg()));
}

/** log(1 − eˣ) for x ≤ 0. */
function logOneMinusExp(x: Tensor): Tensor {
  return x.expm1().neg().log();
}
