import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { margins, normalize } from "./support/options.js";
import { distances, unit } from "./support/similarity.js";

/**
 * Each pair of one label against all negatives of both its samples: ½max(0, J)², where J is its distance plus a soft
 * maximum of what those negatives lack of the margin.
 *
 * The prediction is [samples, features]. The losses are [samples, samples], 0 where there is no pair or no negative; the
 * mean divides by the number of pairs.
 *
 * @example
 * ```ts
 * import { liftedStructure } from "@surprisal/losses-metric-learning/lifted-structure";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * // J = log 4 + 2 − √2
 * liftedStructure(embeddings, [0, 0, 1, 1], { negativeMargin: 2 }).itemSync(); // → 1.9446
 * ```
 */
export const liftedStructure = /* @__PURE__ */ defineLoss({
  name: "liftedStructure",
  title: "Lifted structure",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\tfrac12\max(0, J_{ij})^2,\quad J_{ij} = d_{ij} - m_+ + \log\Bigl(\sum_{y_n \ne y_i} e^{m_- - d_{in}} + \sum_{y_n \ne y_j} e^{m_- - d_{jn}}\Bigr)`,
  domain: labelled,
  options: {
    ...margins,
    normalize,
  },
  perBatch(embeddings, labels, { positiveMargin, negativeMargin, normalize }) {
    const { positive, negative } = pairsOf("liftedStructure", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const d = distances(x, x);
    const some = negative.any(1);
    const lacking = some.where(maskedLogSumExp(d.neg().add(negativeMargin), negative), 0);
    const [row, column] = [lacking.unsqueeze(1), lacking.unsqueeze(0)];
    const J = row.add(column.sub(row).softplus()).add(d.sub(positiveMargin));
    const chosen = positive.logicalAnd(some.unsqueeze(1));
    return { loss: chosen.where(J.relu().square().mul(0.5), 0), divisor: chosen };
  },
  references: ["H. O. Song et al., Deep Metric Learning via Lifted Structured Feature Embedding, CVPR 2016"],
  peers: { "pytorch-metric-learning": "losses.LiftedStructureLoss" },
});
