import { defineLoss } from "@surprisal/loss-registry";
import { slicedWassersteinDistance } from "./sliced-wasserstein-distance.js";
import { twoClouds } from "./support/two-clouds.js";

/**
 * Sliced Wasserstein distance of predicted and given samples, [N, D] and [M, D], as `slicedWassersteinDistance` says.
 * The samples are not paired, and need not be equally many. One number for the whole batch.
 *
 * The directions are the same in each call, those of `seed`: give another in each step of a training.
 *
 * @example
 * ```ts
 * import { slicedWassersteinLoss } from "@surprisal/info-theory/sliced-wasserstein-loss";
 * slicedWassersteinLoss([[0], [1]], [[4], [3]]).itemSync(); // → 3
 * ```
 */
export const slicedWassersteinLoss = /* @__PURE__ */ defineLoss({
  name: "slicedWassersteinLoss",
  title: "Sliced Wasserstein distance",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\Bigl\langle W_p^p(\langle x, \theta \rangle, \langle y, \theta \rangle) \Bigr\rangle_\theta^{1/p}`,
  domain: { prediction: "real", target: "real" },
  options: {
    order: { default: 2, min: 1, summary: "The cost of moving by r is r^order." },
    projections: { type: "integer", default: 100, min: 1, summary: "How many random directions." },
    seed: { type: "integer", default: 1, min: 0, summary: "Of the directions." },
  },
  perBatch: (prediction, target, options) => slicedWassersteinDistance(prediction, target, options),
  sample: (draw) => twoClouds(draw, 1000),
  references: ["N. Bonneel et al., Sliced and Radon Wasserstein Barycenters of Measures, 2015"],
  peers: { POT: "sliced_wasserstein_distance" },
});
