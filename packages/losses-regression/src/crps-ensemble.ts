import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { forecastOf, forecastSample } from "./support/forecast.js";
import { shareOfPairs } from "./support/pairs.js";

/**
 * Continuous ranked probability score of an ensemble, whose members lie along `axis`: the mean distance of a member
 * from the target, less half the mean distance of two members.
 *
 * The distribution scored is that of the members themselves. `fair: true` divides the distances of pairs by m(m − 1)
 * instead of m², so that the expected score does not depend on the number of members drawn. Among equal members, and
 * where one equals the target, the slope is the middle of the two sides. Unreduced it has the shape of the target.
 *
 * @throws ShapeError when `fair` is asked of fewer than two members.
 * @example
 * ```ts
 * import { crpsEnsemble } from "@surprisal/losses-regression/crps-ensemble";
 * crpsEnsemble([[0, 2], [1, 1]], [1, 3], { reduction: "none" }).arraySync(); // → [0.5, 2]
 * crpsEnsemble([[0, 2]], [1], { fair: true }).itemSync(); // → 0
 * ```
 */
export const crpsEnsemble = /* @__PURE__ */ defineLoss({
  name: "crpsEnsemble",
  title: "CRPS of an ensemble",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac1m\sum_i |x_i - y| - \frac1{2m^2}\sum_{i,j} |x_i - x_j|`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the members in the prediction." },
    fair: { type: "boolean", default: false, summary: "Divides the distances of pairs by m(m − 1)." },
  },
  properties: { convex: false, robust: true, smooth: false, lipschitz: 1 },
  sample: forecastSample,
  perSample(prediction, target, { axis, fair }) {
    const share = shareOfPairs("crpsEnsemble", prediction, axis, fair);
    const { values, truth } = forecastOf("crpsEnsemble", prediction, target, axis);
    return score(values, truth, share);
  },
  peers: {
    properscoring: "crps_ensemble",
    scoringRules: "crps_sample",
    torchmetrics: "ContinuousRankedProbabilityScore",
  },
  references: [
    "T. Gneiting & A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102, 2007",
    "C. A. T. Ferro, Fair Scores for Ensemble Forecasts, QJRMS 140, 2014",
  ],
});

/** Of members [..., m] and a target [..., 1]. As all pairs and their mirror images count, each slope is twice that of one side. */
function score(members: Tensor, target: Tensor, share: number): Tensor {
  const m = members.shape.at(-1) ?? 0;
  return customGrad((all: Tensor, truth: Tensor) => {
    const error = all.sub(truth);
    const apart = all.unsqueeze(-1).sub(all.unsqueeze(-2));
    return {
      // The errors count in each of a member's pairs, so that one walk over the pairs adds up everything.
      value: error
        .abs()
        .div(m * m)
        .unsqueeze(-1)
        .sub(apart.abs().mul(share))
        .sum([-2, -1]),
      gradient(dy) {
        const ahead = dy.unsqueeze(-1);
        const pull = error.sign().div(m);
        const push = apart
          .sign()
          .mul(2 * share)
          .sum(-1);
        return [ahead.mul(pull.sub(push)), ahead.mul(pull).neg().sum(-1, { keepDims: true })];
      },
    };
  })(members, target);
}
