import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp, maskedMean } from "./support/masked.js";
import { temperature } from "./support/options.js";
import { cosines } from "./support/similarity.js";

/**
 * Supervised contrastive loss: for each sample, the mean surprisal of its partners of the same label among all other
 * samples, by softmax of cosine / temperature.
 *
 * The prediction is [samples, features]; a sample without a partner has loss 0 and does not count in the mean.
 *
 * @example
 * ```ts
 * import { supCon } from "@surprisal/losses-metric-learning/sup-con";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * supCon(embeddings, [0, 0, 1, 1], { temperature: 1 }).itemSync(); // → 0.5514
 * ```
 */
export const supCon = /* @__PURE__ */ defineLoss({
  name: "supCon",
  aliases: ["supervisedContrastive"],
  title: "Supervised contrastive",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\frac{1}{|P_i|}\sum_{p \in P_i}\log\frac{e^{s_{ip}/\tau}}{\sum_{j \ne i} e^{s_{ij}/\tau}},\quad s = \cos`,
  domain: labelled,
  options: { temperature: temperature(0.1) },
  properties: { smooth: true },
  perBatch(embeddings, labels, { temperature }) {
    const { positive, negative } = pairsOf("supCon", embeddings, labels);
    const scores = cosines(embeddings, embeddings).div(temperature);
    const all = maskedLogSumExp(scores, positive.logicalOr(negative));
    const chosen = positive.any(1);
    return { loss: chosen.where(all.sub(maskedMean(scores, positive, [1])), 0), divisor: chosen };
  },
  references: ["P. Khosla et al., Supervised Contrastive Learning, NeurIPS 2020"],
  peers: { "pytorch-metric-learning": "losses.SupConLoss" },
});
