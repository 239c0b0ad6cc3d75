import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { margins, normalize } from "./support/options.js";
import { distances, unit } from "./support/similarity.js";

/**
 * Lifted structure by sample: a soft maximum of the distances from like samples plus one of what unlike samples lack of
 * the margin, where that is positive.
 *
 * The prediction is [samples, features]; a sample without like or unlike has loss 0 and does not count in the mean.
 *
 * @example
 * ```ts
 * import { generalizedLiftedStructure } from "@surprisal/losses-metric-learning/generalized-lifted-structure";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * // log e⁰ + log 2e^(2 − √2)
 * generalizedLiftedStructure(embeddings, [0, 0, 1, 1], { negativeMargin: 2 }).itemSync(); // → 1.2789
 * ```
 */
export const generalizedLiftedStructure = /* @__PURE__ */ defineLoss({
  name: "generalizedLiftedStructure",
  title: "Generalised lifted structure",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\max\Bigl(0, \log\sum_p e^{d_{ip} - m_+} + \log\sum_n e^{m_- - d_{in}}\Bigr)`,
  domain: labelled,
  options: {
    ...margins,
    normalize,
  },
  perBatch(embeddings, labels, { positiveMargin, negativeMargin, normalize }) {
    const { positive, negative } = pairsOf("generalizedLiftedStructure", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const d = distances(x, x);
    const chosen = positive.any(1).logicalAnd(negative.any(1));
    const far = maskedLogSumExp(d.sub(positiveMargin), positive);
    const near = maskedLogSumExp(d.neg().add(negativeMargin), negative);
    return { loss: chosen.where(chosen.where(far.add(near), 0).relu(), 0), divisor: chosen };
  },
  references: [
    "A. Hermans, L. Beyer & B. Leibe, In Defense of the Triplet Loss for Person Re-Identification, 2017",
  ],
  peers: { "pytorch-metric-learning": "losses.GeneralizedLiftedStructureLoss" },
});
