import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * The hinge on labels −1 and 1, cut off at `ceiling`: min(ceiling, max(0, 1 − y·f)). One outlier costs no more than
 * that; not convex.
 *
 * The slope is −y between the corners and 0 elsewhere, at both corners too. Collobert's ramp loss with parameter s has
 * the ceiling 1 − s.
 *
 * @example
 * ```ts
 * import { ramp } from "@surprisal/losses-classification/ramp";
 * ramp([2, 0.5, -3], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0, 0.5, 1]
 * ramp.valueAndGrad([0.5, -3], [1, 1], { reduction: "sum" }).gradient.arraySync(); // → [-1, 0]
 * ```
 */
export const ramp = /* @__PURE__ */ defineLoss({
  name: "ramp",
  title: "Ramp",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\min\bigl(c,\, \max(0,\, 1 - y f)\bigr)`,
  domain: { prediction: "real", target: "sign" },
  options: {
    ceiling: { default: 1, exclusiveMin: 0, summary: "What a mistake costs at most." },
    labels: labelsOption,
  },
  properties: { convex: false, robust: true, smooth: false, minimisedBy: "majority label", lipschitz: 1 },
  elementwise(score, target, { ceiling, labels }) {
    const short = marginOf(score, target, labels).neg().add(1).relu();
    return short.greaterEqual(ceiling).where(ceiling, short);
  },
  references: ["R. Collobert, F. Sinz, J. Weston & L. Bottou, Trading Convexity for Scalability, ICML 2006"],
});
