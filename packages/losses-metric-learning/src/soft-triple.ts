import { defineLoss } from "@surprisal/loss-registry";
import { crossEntropy, ownClass, prototyped, samplePrototypes } from "./support/prototypes.js";
import { subCosines } from "./support/sub-prototypes.js";

/**
 * Softmax cross-entropy with several prototypes per class, averaged by how near each is, and a margin for the own class:
 * a smoothed triplet loss that needs no triplets.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, prototypes per class, features].
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { softTriple } from "@surprisal/losses-metric-learning/soft-triple";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[[1, 0], [1, 0]], [[0, 1], [0, 1]]] };
 * softTriple(prediction, [0], { margin: 1, scale: 1 }).itemSync(); // → 0.6931
 * ```
 */
export const softTriple = /* @__PURE__ */ defineLoss({
  name: "softTriple",
  title: "SoftTriple",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{\lambda(S_y - \delta)}}{e^{\lambda(S_y - \delta)} + \sum_{c \ne y} e^{\lambda S_c}},\quad S_c = \sum_k \operatorname{softmax}(\cos_{ck} / \gamma)_k \cos_{ck}`,
  domain: prototyped,
  options: {
    scale: { default: 20, exclusiveMin: 0, summary: "λ, which multiplies the similarities." },
    temperature: { default: 0.1, exclusiveMin: 0, summary: "γ, how hard the nearest prototype is chosen." },
    margin: { default: 0.01, summary: "δ, taken from the similarity with the own class." },
  },
  properties: { smooth: true },
  sample: samplePrototypes(2),
  perBatch(prediction, target, { scale, temperature, margin }) {
    const own = ownClass("softTriple", prediction, target);
    const cosine = subCosines("softTriple", prediction);
    const similarity = cosine.div(temperature).softmax(2).mul(cosine).sum(2);
    return crossEntropy(own.where(similarity.sub(margin), similarity).mul(scale), own);
  },
  references: ["Q. Qian et al., SoftTriple Loss: Deep Metric Learning Without Triplet Sampling, ICCV 2019"],
  peers: { "pytorch-metric-learning": "losses.SoftTripleLoss" },
});
