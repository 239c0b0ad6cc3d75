import { defineLoss } from "@surprisal/loss-registry";
import { diagonalOf } from "./support/diagonal.js";
import { temperature } from "./support/options.js";
import { cosines } from "./support/similarity.js";
import { checkViews, views } from "./support/views.js";

/**
 * InfoNCE both ways, halved: the first view finds its second and the second its first. CLIP's loss of images and texts.
 *
 * `first` and `second` are [samples, features]; there is one loss per sample. CLIP learns the temperature: give its
 * inverse as the tensor `scale`, through which gradients flow.
 *
 * @example
 * ```ts
 * import { symmetricInfoNce } from "@surprisal/losses-metric-learning/symmetric-info-nce";
 * const image = [[1, 0], [0, 1]];
 * symmetricInfoNce({ first: image, second: image }, { scale: 1 }).itemSync(); // → 0.3133
 * ```
 */
export const symmetricInfoNce = /* @__PURE__ */ defineLoss({
  name: "symmetricInfoNce",
  aliases: ["clip"],
  title: "Symmetric InfoNCE",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\tfrac12\log\frac{e^{s_{ii}}}{\sum_j e^{s_{ij}}} - \tfrac12\log\frac{e^{s_{ii}}}{\sum_j e^{s_{ji}}},\quad s = \cos / \tau`,
  domain: views,
  options: {
    temperature: temperature(0.07),
    scale: {
      type: "tensor",
      excludes: ["temperature"],
      summary: "One over the temperature, as a scalar tensor.",
    },
  },
  properties: { smooth: true },
  perBatch(views, _, { temperature, scale }) {
    checkViews("symmetricInfoNce", views);
    const scores = cosines(views.first, views.second).mul(scale ?? 1 / temperature);
    return scores.logSumExp(1).add(scores.logSumExp(0)).mul(0.5).sub(diagonalOf(scores));
  },
  references: [
    "A. Radford et al., Learning Transferable Visual Models From Natural Language Supervision, ICML 2021",
  ],
});
