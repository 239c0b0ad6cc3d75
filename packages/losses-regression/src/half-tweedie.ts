import { defineLoss } from "@surprisal/loss-registry";
import { checkPower } from "./support/tweedie-power.js";

/**
 * Half the Tweedie deviance of the mean e^f, without what depends on the target alone: e^((2 − p)f)/(2 − p) −
 * target·e^((1 − p)f)/(1 − p).
 *
 * The prediction f is the logarithm of the mean. Power 0 is half the squared error of e^f, power 1 is `poissonNll`,
 * power 2 `halfGamma`; `tweedieDeviance` says which targets belong to which power. Prediction and target broadcast;
 * non-finite values come out as IEEE says.
 *
 * @throws ValueError for a power between 0 and 1, of which there is no distribution.
 * @example
 * ```ts
 * import { halfTweedie } from "@surprisal/losses-regression/half-tweedie";
 * halfTweedie([0, 0], [1, 3], { power: 1.5, reduction: "none" }).arraySync(); // → [4, 8]
 * ```
 */
export const halfTweedie = /* @__PURE__ */ defineLoss({
  name: "halfTweedie",
  title: "Half Tweedie deviance with logarithmic link",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{e^{(2 - p)f}}{2 - p} - \frac{y e^{(1 - p)f}}{1 - p}`,
  domain: { prediction: "real", target: "positive" },
  options: {
    power: {
      default: 1.5,
      summary: "Power of the mean to which the variance is proportional: at most 0, or at least 1.",
    },
  },
  properties: { robust: false, smooth: true, minimisedBy: "log of the mean" },
  elementwise(prediction, target, { power }) {
    checkPower("halfTweedie", power);
    if (power === 0) return prediction.exp().sub(target).square().mul(0.5);
    if (power === 1) return prediction.exp().sub(target.mul(prediction));
    if (power === 2) return prediction.add(target.mul(prediction.neg().exp()));
    const [one, two] = [1 - power, 2 - power];
    return prediction
      .mul(two)
      .exp()
      .div(two)
      .sub(target.mul(prediction.mul(one).exp()).div(one));
  },
  peers: { "scikit-learn": "HalfTweedieLoss, linear_model.TweedieRegressor" },
  references: ["B. Jørgensen, The Theory of Dispersion Models, 1997"],
});
