import { defineLoss } from "@surprisal/loss-registry";
import { cosineToConstant } from "./support/constant-target.js";
import { axis } from "./support/options.js";

/**
 * Bootstrap your own latent: the squared distance of the online network's prediction from the target network's projection
 * of the other view, both of length 1. 2 − 2cos for each of the two views, summed, from 0 to 8.
 *
 * The prediction holds the online network's outputs of both views, the target the target network's, all in one shape with
 * vectors along `axis`. The target network is a constant to the gradient.
 *
 * @example
 * ```ts
 * import { byol } from "@surprisal/losses-metric-learning/byol";
 * const online = { first: [[1, 0]], second: [[0, 1]] };
 * const target = { first: [[0, 2]], second: [[3, 4]] };
 * byol(online, target).itemSync(); // → 0.8
 * ```
 */
export const byol = /* @__PURE__ */ defineLoss({
  name: "byol",
  title: "BYOL",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`4 - 2\cos(q_1, z_2) - 2\cos(q_2, z_1),\quad z\ \text{constant}`,
  domain: {
    prediction: { first: "real", second: "real" },
    target: { first: "real", second: "real" },
  },
  options: { axis },
  properties: { smooth: true },
  perSample: (online, target, { axis }) =>
    cosineToConstant(online.first, target.second, axis)
      .add(cosineToConstant(online.second, target.first, axis))
      .mul(-2)
      .add(4),
  references: [
    "J.-B. Grill et al., Bootstrap Your Own Latent: A New Approach to Self-Supervised Learning, NeurIPS 2020",
  ],
});
