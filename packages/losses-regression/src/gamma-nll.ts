import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { digamma, stirlingRest } from "./support/log-gamma.js";
import { lineMinusLog1p } from "./support/small.js";

/**
 * Surprisal of a positive target under a gamma distribution: log Γ(concentration) − concentration·log rate −
 * (concentration − 1)·log target + rate·target.
 *
 * Concentration 1 is `exponentialNll`, at a target of 0 too. A concentration of 0 gives ∞; a rate of 0 gives ∞ as well,
 * and negative ones NaN, or for the concentration a number without meaning. Concentration, rate and target broadcast.
 *
 * @example
 * ```ts
 * import { gammaNll } from "@surprisal/losses-regression/gamma-nll";
 * gammaNll({ concentration: [2, 1], rate: [1, 2] }, [1, 0], { reduction: "none" }).arraySync(); // → [1, -0.69314718]
 * ```
 */
export const gammaNll = /* @__PURE__ */ defineLoss({
  name: "gammaNll",
  title: "Gamma likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\Gamma(\alpha) - \alpha\log\beta - (\alpha - 1)\log y + \beta y`,
  domain: { prediction: { concentration: "positive", rate: "positive" }, target: "positive" },
  properties: { convex: true, robust: false, smooth: true },
  elementwise: ({ concentration, rate }, target) => surprisal(concentration, rate, target),
  peers: {
    PyTorch: "-distributions.Gamma(concentration, rate).log_prob",
    "TensorFlow Probability": "-distributions.Gamma(concentration, rate).log_prob",
    SciPy: "-stats.gamma.logpdf(a=concentration, scale=1/rate)",
  },
  references: ["N. L. Johnson, S. Kotz & N. Balakrishnan, Continuous Univariate Distributions 1, 1994"],
});

const surprisal = /* @__PURE__ */ customGrad((concentration: Tensor, rate: Tensor, target: Tensor) => {
  const ratio = rate.mul(target).div(concentration);
  // By Stirling's formula, whose large terms meet those of the density.
  const isPeaked = concentration.greater(8).logicalAnd(ratio.greater(0)).logicalAnd(ratio.isFinite());
  const [a, x, y] = [isPeaked.where(concentration, 1), isPeaked.where(ratio, 1), isPeaked.where(target, 1)];
  const lack = x.sub(1);
  const isNear = lack.abs().less(0.25);
  const peaked = a
    .mul(isNear.where(lineMinusLog1p(isNear.where(lack, 0)), lack.sub(x.log())))
    .add(y.log())
    .sub(a.log().mul(0.5))
    .add(stirlingRest(a))
    .add(0.5 * Math.log(2 * Math.PI));
  const plain = concentration
    .lgamma()
    .sub(concentration.xlogy(rate))
    .sub(concentration.sub(1).xlogy(target))
    .add(rate.mul(target));
  return {
    value: isPeaked.where(peaked, plain),
    gradient: (dy) => [
      dy.mul(digamma(concentration).sub(rate.log()).sub(target.log())),
      dy.mul(target.sub(concentration.div(rate))),
      dy.mul(rate.sub(concentration.sub(1).div(target))),
    ],
  };
});
