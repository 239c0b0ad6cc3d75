import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { temperature } from "./support/options.js";
import { cosines } from "./support/similarity.js";

/**
 * Normalised temperature-scaled cross-entropy: for each pair of one label, the surprisal of picking the partner among it
 * and all samples of other labels, by softmax of cosine / temperature. SimCLR's loss.
 *
 * The prediction is [samples, features]. The losses are [samples, samples], 0 where there is no pair; the mean divides by
 * the number of pairs. In self-supervision two views of one image share a label: [0, 1, …, 0, 1, …].
 *
 * @example
 * ```ts
 * import { ntXent } from "@surprisal/losses-metric-learning/nt-xent";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * ntXent(embeddings, [0, 0, 1, 1], { temperature: 1 }).itemSync(); // → 0.5514
 * ```
 */
export const ntXent = /* @__PURE__ */ defineLoss({
  name: "ntXent",
  title: "NT-Xent",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s_{ip}/\tau}}{e^{s_{ip}/\tau} + \sum_{y_n \ne y_i} e^{s_{in}/\tau}},\quad s = \cos`,
  domain: labelled,
  options: { temperature: temperature(0.07) },
  properties: { smooth: true },
  perBatch(embeddings, labels, { temperature }) {
    const { positive, negative } = pairsOf("ntXent", embeddings, labels);
    const scores = cosines(embeddings, embeddings).div(temperature);
    const losses = maskedLogSumExp(scores, negative).unsqueeze(1).sub(scores).softplus();
    return { loss: positive.where(losses, 0), divisor: positive };
  },
  references: [
    "T. Chen, S. Kornblith, M. Norouzi & G. Hinton, A Simple Framework for Contrastive Learning of Visual Representations, ICML 2020",
  ],
  peers: { "pytorch-metric-learning": "losses.NTXentLoss", optax: "losses.ntxent" },
});
