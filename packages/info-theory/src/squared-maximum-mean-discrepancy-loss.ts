import { defineLoss } from "@surprisal/loss-registry";
import { squaredMaximumMeanDiscrepancy } from "./squared-maximum-mean-discrepancy.js";
import { twoClouds } from "./support/two-clouds.js";

/**
 * Squared maximum mean discrepancy of predicted and given samples, [N, D] and [M, D]: how far apart their distributions
 * are, as `squaredMaximumMeanDiscrepancy` says. The samples are not paired, and need not be equally many. One number
 * for the whole batch.
 *
 * @example
 * ```ts
 * import { squaredMaximumMeanDiscrepancyLoss } from "@surprisal/info-theory/squared-maximum-mean-discrepancy-loss";
 * squaredMaximumMeanDiscrepancyLoss([[0, 0], [1, 0]], [[1, 0], [0, 0]]).itemSync(); // → 0
 * ```
 */
export const squaredMaximumMeanDiscrepancyLoss = /* @__PURE__ */ defineLoss({
  name: "squaredMaximumMeanDiscrepancyLoss",
  aliases: ["mmd"],
  title: "Squared maximum mean discrepancy",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\langle k(x, x') \rangle + \langle k(y, y') \rangle - 2 \langle k(x, y) \rangle`,
  domain: { prediction: "real", target: "real" },
  options: {
    kernel: {
      type: "choice",
      choices: ["gaussian", "laplace", "inverseMultiquadric", "rationalQuadratic", "linear"],
      default: "gaussian",
      summary: "How alike two points are, by their distance.",
    },
    gamma: {
      exclusiveMin: 0,
      summary: "One over a squared width. Default 1 over the number of coordinates.",
    },
    unbiased: {
      type: "boolean",
      default: false,
      summary: "Whether each point's likeness with itself is left out.",
    },
  },
  properties: { smooth: true, robust: true },
  perBatch: (prediction, target, { kernel, gamma, unbiased }) =>
    squaredMaximumMeanDiscrepancy(prediction, target, {
      kernel,
      unbiased,
      ...(gamma === undefined ? {} : { gamma }),
    }),
  sample: (draw) => twoClouds(draw, 1000),
  references: ["A. Gretton et al., A Kernel Two-Sample Test, 2012"],
});
