import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { stirlingRest } from "./support/log-gamma.js";
import { expMinusLine } from "./support/small.js";

/**
 * Surprisal of a count that is 0 with probability sigmoid(zeroLogits), and else Poisson with the logarithm `logRate` of
 * its rate.
 *
 * At target 0, where either may be the cause: softplus(−ℓ) − softplus(−ℓ − e^f); at others softplus(ℓ) + e^f − target·f
 * + log target!. It is −log of the probability, constants included. As ℓ falls it becomes the Poisson distribution. Log
 * rate, logits and target broadcast.
 *
 * @example
 * ```ts
 * import { zeroInflatedPoissonNll } from "@surprisal/losses-regression/zero-inflated-poisson-nll";
 * zeroInflatedPoissonNll({ logRate: [0, 0], zeroLogits: [0, 0] }, [0, 1], { reduction: "none" }).arraySync(); // → [0.37988549, 1.6931472]
 * ```
 */
export const zeroInflatedPoissonNll = /* @__PURE__ */ defineLoss({
  name: "zeroInflatedPoissonNll",
  title: "Zero-inflated Poisson likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`-\log\begin{cases}\pi + (1 - \pi)e^{-\lambda} & y = 0\\ (1 - \pi)\,\lambda^y e^{-\lambda}/y! & y > 0\end{cases}`,
  domain: { prediction: { logRate: "real", zeroLogits: "logits" }, target: "count" },
  properties: { convex: false, robust: false, smooth: true },
  elementwise({ logRate, zeroLogits }, target) {
    // e^f − yf + log y!, whose large terms make little together, for y from 1.
    const none = target.equal(0);
    const y = none.where(1, target);
    const counted = y
      .mul(expMinusLine(none.where(0, logRate).sub(y.log())))
      .add(
        y
          .mul(2 * Math.PI)
          .log()
          .mul(0.5),
      )
      .add(stirlingRest(y));
    return none.where(
      surprisalOfZero(none.where(logRate, 0), zeroLogits),
      counted.add(zeroLogits.softplus()),
    );
  },
  peers: { statsmodels: "discrete.count_model.ZeroInflatedPoisson" },
  references: [
    "D. Lambert, Zero-Inflated Poisson Regression, with an Application to Defects in Manufacturing, Technometrics 34, 1992",
  ],
});

/** −log(π + (1 − π)e^−λ): by how much it is less than 1, or by the likelier of the two causes. */
const surprisalOfZero: (logRate: Tensor, logits: Tensor) => Tensor = /* @__PURE__ */ customGrad(
  (logRate, logits) => {
    const rate = logRate.exp();
    const [inflated, counted] = [logits.neg().softplus(), logits.softplus().add(rate)];
    const lack = rate.neg().expm1().neg().mul(logits.neg().sigmoid());
    const apart = inflated.equal(counted).where(0, inflated.sub(counted));
    const likelier = inflated.minimum(counted).sub(apart.abs().neg().exp().log1p());
    return {
      value: lack.less(0.5).where(lack.neg().log1p().neg(), likelier),
      gradient(dy) {
        const loss = surprisalOfZero(logRate, logits);
        return [
          dy.mul(loss.sub(counted).add(logRate).exp()),
          dy.mul(loss.sub(inflated).exp().mul(lack)).neg(),
        ];
      },
    };
  },
);
