import type { Tensor } from "@surprisal/tensor";
import { logNormalCdf } from "./log-normal-cdf.js";

/** The distribution of a lifetime's standardized logarithm Z. */
export interface Standard {
  logDensity(z: Tensor): Tensor;
  /** log P(low < Z ≤ high), with `width` for high − low. Of an end that is open, all are any number. */
  logBetween(interval: Interval): Tensor;
}

export interface Interval {
  readonly low: Tensor;
  readonly high: Tensor;
  /** More exact than the difference of the ends, where those are near each other. */
  readonly width: Tensor;
  readonly open: { readonly low: Tensor; readonly high: Tensor };
}

/** Lifetimes are log-normal, log-logistic, or Weibull. */
export const standards: { readonly [distribution in "normal" | "logistic" | "extreme"]: Standard } = {
  normal: {
    logDensity: (z) =>
      z
        .square()
        .mul(-0.5)
        .sub(0.5 * Math.log(2 * Math.PI)),
    // Of two tail probabilities on the side where they are small, P(Z ≤ z) being P(Z > −z).
    logBetween({ low, high, width, open }) {
      const above = low.add(high).greater(0);
      const upper = open.high.logicalOr(above.logicalAnd(open.low.logicalNot()));
      const near = logNormalCdf(upper.where(low.neg(), high));
      const far = logNormalCdf(open.low.logicalOr(open.high).where(0, upper.where(high.neg(), low)));
      const middle = low.add(high).mul(0.5);
      const isNarrow = width
        .mul(middle.abs().maximum(1))
        .less(0.02)
        .logicalAnd(open.low.logicalOr(open.high).logicalNot());
      const [m, w] = [isNarrow.where(middle, 0), isNarrow.where(width, 1)];
      const wide = near.add(logGap(isNarrow.where(1, near.sub(far)), open));
      return isNarrow.where(logNarrow(m, w), wide);
    },
  },
  logistic: {
    logDensity: (z) => z.sub(z.softplus().mul(2)),
    // P(Z ≤ high) · P(Z > low) · (1 − exp(−width)).
    logBetween({ low, high, width, open }) {
      const [below, above] = [
        open.high.where(0, high.logSigmoid()),
        open.low.where(0, low.neg().logSigmoid()),
      ];
      return below.add(above).add(logGap(width, open));
    },
  },
  extreme: {
    logDensity: (z) => z.sub(z.exp()),
    // P(Z > z) = exp(−eᶻ), so that the interval has exp(−e^low) (1 − exp(−(e^high − e^low))).
    logBetween({ low, high, width, open }) {
      const start = open.low.where(0, open.low.where(0, low).exp());
      const growth = high.add(logGap(width, open));
      return open.high.where(0, logEnded(open.high.where(0, growth))).sub(start);
    },
  },
};

/**
 * log(Φ(m + w/2) − Φ(m − w/2)) for w small against 1 and 1/m, where the difference would be lost: the width times the
 * density at the middle, and its second derivative and fourth.
 */
function logNarrow(m: Tensor, w: Tensor): Tensor {
  const [q, v] = [m.square(), w.square()];
  const fourth = q.sub(6).mul(q).add(3).div(1920);
  const more = fourth.mul(v).add(q.sub(1).div(24)).mul(v);
  return more
    .log1p()
    .add(w.log())
    .sub(q.mul(0.5))
    .sub(0.5 * Math.log(2 * Math.PI));
}

/** log(1 − exp(−gap)) between two ends, 0 where one is open. */
function logGap(gap: Tensor, open: Interval["open"]): Tensor {
  const either = open.low.logicalOr(open.high);
  return either.where(0, logOneMinusExp(either.where(-1, gap.neg())));
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
