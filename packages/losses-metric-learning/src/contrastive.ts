import { defineLoss } from "@surprisal/loss-registry";
import { axis } from "./support/options.js";
import { checkPairs, samplePairs } from "./support/pairs.js";
import { safeSqrt } from "./support/similarity.js";

/**
 * Pulls a pair that is alike together, and pushes one that is not until it is `margin` apart: d² for label 1,
 * max(0, margin − d)² for label 0, with d the Euclidean distance of `first` from `second`.
 *
 * Both have the same shape, vectors along `axis`; the target has one label per pair. Where both are equal the slope is 0.
 *
 * @example
 * ```ts
 * import { contrastive } from "@surprisal/losses-metric-learning/contrastive";
 * const first = [[0.3, 0.4], [0.3, 0.4]];
 * const second = [[0, 0], [0, 0]];
 * contrastive({ first, second }, [1, 0], { margin: 2, reduction: "none" }).arraySync(); // → [0.25, 2.25]
 * ```
 */
export const contrastive = /* @__PURE__ */ defineLoss({
  name: "contrastive",
  title: "Contrastive",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`y\,d^2 + (1 - y)\max(0, m - d)^2,\quad d = \lVert a - b\rVert`,
  domain: { prediction: { first: "real", second: "real" }, target: "binary" },
  options: {
    margin: { default: 1, exclusiveMin: 0, summary: "The distance that unlike pairs should have." },
    axis,
  },
  sample: samplePairs((pairs) => pairs),
  perSample({ first, second }, alike, { margin, axis }) {
    checkPairs("contrastive", first, alike);
    const squared = first.sub(second).square().sum(axis);
    const lacking = safeSqrt(squared).neg().add(margin).relu();
    return alike.mul(squared).add(alike.neg().add(1).mul(lacking.square()));
  },
  references: [
    "R. Hadsell, S. Chopra & Y. LeCun, Dimensionality Reduction by Learning an Invariant Mapping, CVPR 2006",
  ],
});
