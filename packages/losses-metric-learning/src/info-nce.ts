import { defineLoss } from "@surprisal/loss-registry";
import { diagonalOf } from "./support/diagonal.js";
import { temperature } from "./support/options.js";
import { cosines } from "./support/similarity.js";
import { checkViews, views } from "./support/views.js";

/**
 * The surprisal of a sample's second view among the second views of the batch, by softmax of cosine / temperature: what
 * contrastive predictive coding and MoCo minimise. log N minus the loss bounds the views' mutual information from below.
 *
 * `first` and `second` are [samples, features]; there is one loss per sample.
 *
 * @example
 * ```ts
 * import { infoNce } from "@surprisal/losses-metric-learning/info-nce";
 * const first = [[1, 0], [0, 1]];
 * infoNce({ first, second: first }, { temperature: 1 }).itemSync(); // → 0.3133
 * ```
 */
export const infoNce = /* @__PURE__ */ defineLoss({
  name: "infoNce",
  title: "InfoNCE",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{\cos(a_i, b_i)/\tau}}{\sum_j e^{\cos(a_i, b_j)/\tau}}`,
  domain: views,
  options: { temperature: temperature(0.07) },
  properties: { smooth: true },
  perBatch(views, _, { temperature }) {
    checkViews("infoNce", views);
    const scores = cosines(views.first, views.second).div(temperature);
    return scores.logSumExp(1).sub(diagonalOf(scores));
  },
  references: [
    "A. van den Oord, Y. Li & O. Vinyals, Representation Learning with Contrastive Predictive Coding, 2018",
  ],
});
