import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient } from "@surprisal/tensor";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { cosines } from "./support/similarity.js";

/**
 * Weighs each cosine by how far it is from where it should be: those of one label from 1 + m, those of two from −m.
 *
 * The prediction is [samples, features]; a sample without like or unlike has loss 0 and does not count in the mean. The
 * weights are constants to the gradient.
 *
 * @example
 * ```ts
 * import { circle } from "@surprisal/losses-metric-learning/circle";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * circle(embeddings, [0, 0, 1, 1], { margin: 0.5, scale: 2 }).itemSync(); // → 0.5514
 * ```
 */
export const circle = /* @__PURE__ */ defineLoss({
  name: "circle",
  title: "Circle",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\log\Bigl(1 + \sum_n e^{\gamma\alpha_n(s_n - m)}\sum_p e^{-\gamma\alpha_p(s_p - 1 + m)}\Bigr),\quad \alpha_n = \max(0, s_n + m),\ \alpha_p = \max(0, 1 + m - s_p)`,
  domain: labelled,
  options: {
    margin: { default: 0.4, summary: "m, the relaxation." },
    scale: { default: 80, exclusiveMin: 0, summary: "γ, which multiplies the cosines." },
  },
  perBatch(embeddings, labels, { margin, scale }) {
    const { positive, negative } = pairsOf("circle", embeddings, labels);
    const s = cosines(embeddings, embeddings);
    const fixed = stopGradient(s);
    const lacking = fixed
      .neg()
      .add(1 + margin)
      .relu()
      .mul(s.sub(1 - margin))
      .mul(-scale);
    const exceeding = fixed.add(margin).relu().mul(s.sub(margin)).mul(scale);
    const chosen = positive.any(1).logicalAnd(negative.any(1));
    const total = maskedLogSumExp(lacking, positive).add(maskedLogSumExp(exceeding, negative));
    return { loss: chosen.where(total.softplus(), 0), divisor: chosen };
  },
  references: [
    "Y. Sun et al., Circle Loss: A Unified Perspective of Pair Similarity Optimization, CVPR 2020",
  ],
  peers: { "pytorch-metric-learning": "losses.CircleLoss", Keras: "losses.Circle" },
});
