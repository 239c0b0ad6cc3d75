import { defineLoss } from "@surprisal/loss-registry";
import { sinkhornDivergence } from "./sinkhorn-divergence.js";
import { twoClouds } from "./support/two-clouds.js";

/**
 * Sinkhorn divergence of predicted and given samples, [N, D] and [M, D], as `sinkhornDivergence` says. The samples are
 * not paired, and need not be equally many. One number for the whole batch.
 *
 * @example
 * ```ts
 * import { sinkhornDivergenceLoss } from "@surprisal/info-theory/sinkhorn-divergence-loss";
 * sinkhornDivergenceLoss([[0, 0], [1, 0]], [[3, 4], [4, 4]]).itemSync(); // → 25
 * ```
 */
export const sinkhornDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "sinkhornDivergenceLoss",
  title: "Sinkhorn divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\mathrm{OT}_\varepsilon(x, y) - \tfrac12 \mathrm{OT}_\varepsilon(x, x) - \tfrac12 \mathrm{OT}_\varepsilon(y, y)`,
  domain: { prediction: "real", target: "real" },
  options: {
    epsilon: { default: 1, exclusiveMin: 0, summary: "How much entropy is worth, in units of cost." },
    order: { default: 2, min: 1, summary: "The cost of moving by r is r^order." },
  },
  properties: { smooth: true },
  perBatch: (prediction, target, options) => sinkhornDivergence(prediction, target, options),
  sample: (draw) => twoClouds(draw, 32),
  references: [
    "J. Feydy et al., Interpolating between Optimal Transport and MMD using Sinkhorn Divergences, 2019",
  ],
  peers: { geomloss: "SamplesLoss" },
});
