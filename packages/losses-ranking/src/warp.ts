import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient } from "@surprisal/tensor";
import { ratio } from "./support/gain.js";
import { column, listOptions, listsOf, row, sampleLists } from "./support/lists.js";

/**
 * Weighted approximate-rank pairwise loss: for each relevant item the mean of what its violating rivals exceed it by,
 * weighed by 1 + ½ + … + 1/k, where k of them violate the margin. Mistakes at the top count for more.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. What is
 * above 0 is relevant. All rivals are looked at, none is sampled. The weights are constants to the gradient.
 *
 * @example
 * ```ts
 * import { warp } from "@surprisal/losses-ranking/warp";
 * // Two rivals, each 1 above with the margin: 1 + ½.
 * warp([[0, 0, 0, -3]], [[1, 0, 0, 0]]).itemSync(); // → 1.5
 * ```
 */
export const warp = /* @__PURE__ */ defineLoss({
  name: "warp",
  title: "WARP",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\sum_{y_i > 0}\frac{H_{k_i}}{k_i}\sum_{y_j = 0}\max(0, m - s_i + s_j),\quad k_i = \#\{j : m - s_i + s_j > 0\}`,
  domain: { prediction: "real", target: "binary" },
  options: {
    margin: {
      default: 1,
      exclusiveMin: 0,
      summary: "m: how far below a relevant item its rivals should be.",
    },
    ...listOptions,
  },
  sample: sampleLists(1),
  perSample(scores, relevance, { margin, ...options }) {
    const { scores: s, relevance: y, present } = listsOf("warp", scores, relevance, options);
    const relevant = y.greater(0);
    const rival = row(relevant.logicalNot().logicalAnd(present)).logicalAnd(column(relevant));
    const excess = rival.where(row(s).sub(column(s)).add(margin).relu(), 0);
    const count = stopGradient(excess).lessEqual(0).logicalNot().sum(-1).cast(s.dtype);
    // The harmonic number, 0 of none.
    const harmonic = count.add(1).digamma().add(eulerGamma);
    return ratio(excess.sum(-1).mul(harmonic), count).sum(-1);
  },
  references: [
    "J. Weston, S. Bengio & N. Usunier, WSABIE: Scaling Up To Large Vocabulary Image Annotation, IJCAI 2011",
  ],
});

const eulerGamma = 0.5772156649015329;
