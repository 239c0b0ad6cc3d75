import { defineLoss } from "@surprisal/loss-registry";
import { pointEnergyDistance } from "./point-energy-distance.js";
import { twoClouds } from "./support/two-clouds.js";

/**
 * Energy distance of predicted and given samples, [N, D] and [M, D], as `pointEnergyDistance` says. The samples are not
 * paired, and need not be equally many. One number for the whole batch.
 *
 * @example
 * ```ts
 * import { energyDistanceLoss } from "@surprisal/info-theory/energy-distance-loss";
 * energyDistanceLoss([[0, 0]], [[0, 2]]).itemSync(); // → 2
 * ```
 */
export const energyDistanceLoss = /* @__PURE__ */ defineLoss({
  name: "energyDistanceLoss",
  title: "Energy distance",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\sqrt{2 \langle |x - y| \rangle - \langle |x - x'| \rangle - \langle |y - y'| \rangle}`,
  domain: { prediction: "real", target: "real" },
  perBatch: (prediction, target) => pointEnergyDistance(prediction, target),
  sample: (draw) => twoClouds(draw, 1000),
  references: ["G. J. Székely & M. L. Rizzo, Energy Statistics, 2013"],
});
