import { defineLoss } from "@surprisal/loss-registry";
import { lgammaHalf } from "./support/lgamma-half.js";
import { logOnePlusSquare } from "./support/log-one-plus-square.js";

/**
 * Deep evidential regression: the network predicts a normal-inverse-gamma distribution over mean and variance. The loss
 * is the surprisal of the target under its marginal, Student's t with 2α degrees of freedom at γ, plus `coeff` times
 * |target − γ|(2ν + α): evidence 2ν + α for what turned out wrong.
 *
 * The expected target is γ, its aleatoric variance β/(α − 1), the epistemic one β/(ν(α − 1)), for which α must be above
 * 1. One of ν, α, β that is 0 or below gives NaN or ∞. Where target and γ agree the second term has slope 0. All broadcast.
 *
 * @example
 * ```ts
 * import { evidentialRegression } from "@surprisal/losses-regression/evidential-regression";
 * const prediction = { gamma: [0], nu: [1], alpha: [2], beta: [1] };
 * evidentialRegression(prediction, [0], { coeff: 0 }).itemSync(); // → 0.98082926
 * evidentialRegression(prediction, [2], { coeff: 0.5 }).itemSync(); // → 6.7136973
 * ```
 */
export const evidentialRegression = /* @__PURE__ */ defineLoss({
  name: "evidentialRegression",
  title: "Evidential regression",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12\log\tfrac\pi\nu - \alpha\log\Omega + (\alpha + \tfrac12)\log(\nu r^2 + \Omega) + \log\tfrac{\Gamma(\alpha)}{\Gamma(\alpha + 1/2)} + \lambda|r|(2\nu + \alpha),\quad \Omega = 2\beta(1 + \nu)`,
  domain: {
    prediction: { gamma: "real", nu: "positive", alpha: "positive", beta: "positive" },
    target: "real",
  },
  options: { coeff: { default: 0.01, min: 0, summary: "Weight of the evidence for wrong predictions." } },
  properties: { convex: false, robust: false, smooth: false },
  elementwise({ gamma, nu, alpha, beta }, target, { coeff }) {
    const r = target.sub(gamma);
    const omega = beta.mul(2).mul(nu.add(1));
    const surprisal = omega
      .div(nu.mul(alpha))
      .mul(Math.PI)
      .log()
      .mul(0.5)
      .add(alpha.add(0.5).mul(logOnePlusSquare(r.mul(nu.div(omega).sqrt()))))
      .sub(lgammaHalf(alpha));
    return surprisal.add(r.abs().mul(nu.mul(2).add(alpha)).mul(coeff));
  },
  references: ["A. Amini, W. Schwarting, A. Soleimany & D. Rus, Deep Evidential Regression, NeurIPS 2020"],
});
