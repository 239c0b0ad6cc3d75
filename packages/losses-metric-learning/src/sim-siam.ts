import { defineLoss } from "@surprisal/loss-registry";
import { cosineToConstant } from "./support/constant-target.js";
import { axis } from "./support/options.js";

/**
 * The predictor's output for each view should point where the other view's projection does: minus the mean of the two
 * cosines, from 1 to −1.
 *
 * The prediction holds the predictor's outputs of both views, the target their projections, all in one shape with
 * vectors along `axis`. Projections are constants to the gradient: without that everything collapses to one point.
 *
 * @example
 * ```ts
 * import { simSiam } from "@surprisal/losses-metric-learning/sim-siam";
 * const predicted = { first: [[1, 0]], second: [[0, 1]] };
 * const projected = { first: [[0, 2]], second: [[3, 4]] };
 * simSiam(predicted, projected).itemSync(); // → -0.8
 * ```
 */
export const simSiam = /* @__PURE__ */ defineLoss({
  name: "simSiam",
  title: "SimSiam",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\tfrac12\cos(p_1, z_2) - \tfrac12\cos(p_2, z_1),\quad z\ \text{constant}`,
  domain: {
    prediction: { first: "real", second: "real" },
    target: { first: "real", second: "real" },
  },
  options: { axis },
  properties: { smooth: true },
  perSample: (predicted, projected, { axis }) =>
    cosineToConstant(predicted.first, projected.second, axis)
      .add(cosineToConstant(predicted.second, projected.first, axis))
      .mul(-0.5),
  references: ["X. Chen & K. He, Exploring Simple Siamese Representation Learning, CVPR 2021"],
});
