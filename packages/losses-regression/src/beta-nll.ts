import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { digammaGap, logBetaAgainst } from "./support/log-gamma.js";

/**
 * Surprisal of a proportion under a beta distribution: log Γ(α) + log Γ(β) − log Γ(α + β) − (α − 1)·log target − (β −
 * 1)·log(1 − target).
 *
 * α = β = 1 is the uniform distribution, with loss 0 at the ends 0 and 1 too; other parameters give ±∞ there. α or β of
 * 0 gives ∞; negative ones give numbers without meaning. α, β and target broadcast. (Seitzer's β-NLL is
 * `betaWeightedGaussianNll`.)
 *
 * @example
 * ```ts
 * import { betaNll } from "@surprisal/losses-regression/beta-nll";
 * betaNll({ alpha: [1, 2], beta: [1, 2] }, [0, 0.5], { reduction: "none" }).arraySync(); // → [0, -0.40546511]
 * ```
 */
export const betaNll = /* @__PURE__ */ defineLoss({
  name: "betaNll",
  title: "Beta likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log B(\alpha, \beta) - (\alpha - 1)\log y - (\beta - 1)\log(1 - y)`,
  domain: { prediction: { alpha: "positive", beta: "positive" }, target: "probability" },
  properties: { convex: true, robust: false, smooth: true },
  elementwise: ({ alpha, beta }, target) => surprisal(alpha, beta, target),
  peers: {
    PyTorch: "-distributions.Beta(concentration1, concentration0).log_prob",
    "TensorFlow Probability": "-distributions.Beta(concentration1, concentration0).log_prob",
    SciPy: "-stats.beta.logpdf",
    statsmodels: "-othermod.betareg.BetaModel.loglikeobs",
  },
  references: ["S. Ferrari & F. Cribari-Neto, Beta Regression for Modelling Rates and Proportions, 2004"],
});

const surprisal = /* @__PURE__ */ customGrad((a: Tensor, b: Tensor, y: Tensor) => {
  const other = y.neg().add(1);
  const [logY, logOther] = [y.log(), y.neg().log1p()];
  // 0·log 0 is 0.
  const power = (x: Tensor, logarithm: Tensor) => x.equal(1).where(0, x.sub(1).mul(logarithm));
  const proper = logBetaAgainst(a, b, {
    excess: b.mul(y).sub(a.mul(other)),
    cross: power(a, logY).add(power(b, logOther)).neg(),
    rest: logY.add(logOther),
  });
  return {
    value: a.mul(b).equal(0).where(Number.POSITIVE_INFINITY, proper),
    gradient: (dy) => [
      dy.mul(digammaGap(a, b).add(logY)).neg(),
      dy.mul(digammaGap(b, a).add(logOther)).neg(),
      dy.mul(b.sub(1).div(other).sub(a.sub(1).div(y))),
    ],
  };
});
