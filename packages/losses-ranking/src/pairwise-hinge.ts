import { defineLoss } from "@surprisal/loss-registry";
import { column, listOptions, listsOf, ordered, row, sampleLists } from "./support/lists.js";

/**
 * What the better item of every pair lacks of scoring `margin` above the worse, summed over the pairs of a list. The
 * ranking support vector machine.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. At the
 * margin exactly the slope is 0.
 *
 * @example
 * ```ts
 * import { pairwiseHinge } from "@surprisal/losses-ranking/pairwise-hinge";
 * pairwiseHinge([[0.5, 0, 2]], [[1, 0, 0]]).itemSync(); // → 3
 * ```
 */
export const pairwiseHinge = /* @__PURE__ */ defineLoss({
  name: "pairwiseHinge",
  title: "Pairwise hinge",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\sum_{y_i > y_j}\max(0, m - (s_i - s_j))`,
  domain: { prediction: "real", target: "count" },
  options: {
    margin: { default: 1, exclusiveMin: 0, summary: "How far apart the scores should be." },
    ...listOptions,
  },
  properties: { convex: true, robust: true },
  sample: sampleLists(),
  perSample(scores, relevance, { margin, ...options }) {
    const lists = listsOf("pairwiseHinge", scores, relevance, options);
    const losses = row(lists.scores).sub(column(lists.scores)).add(margin).relu();
    return ordered(lists).where(losses, 0).sum([-2, -1]);
  },
  references: ["T. Joachims, Optimizing Search Engines using Clickthrough Data, KDD 2002"],
  peers: { rax: "pairwise_hinge_loss" },
});
