import { defineLoss } from "@surprisal/loss-registry";
import { temperature } from "./support/options.js";
import { crossEntropy, ownClass, prototyped, samplePrototypes } from "./support/prototypes.js";
import { cosines } from "./support/similarity.js";

/**
 * The surprisal of the class by softmax of cosine / temperature, with one learnt vector per class. Also called NormFace.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features]; there is one loss per sample.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { normalizedSoftmax } from "@surprisal/losses-metric-learning/normalized-softmax";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[1, 0], [0, 1]] };
 * normalizedSoftmax(prediction, [0], { temperature: 1 }).itemSync(); // → 0.3133
 * ```
 */
export const normalizedSoftmax = /* @__PURE__ */ defineLoss({
  name: "normalizedSoftmax",
  aliases: ["normFace"],
  title: "Normalised softmax",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{\cos\theta_y/\tau}}{\sum_c e^{\cos\theta_c/\tau}}`,
  domain: prototyped,
  options: { temperature: temperature(0.05) },
  properties: { smooth: true },
  sample: samplePrototypes(),
  perBatch(prediction, target, { temperature }) {
    const own = ownClass("normalizedSoftmax", prediction, target);
    return crossEntropy(cosines(prediction.embeddings, prediction.prototypes).div(temperature), own);
  },
  references: [
    "F. Wang, X. Xiang, J. Cheng & A. L. Yuille, NormFace: L2 Hypersphere Embedding for Face Verification, ACM Multimedia 2017",
    "A. Zhai & H.-Y. Wu, Classification is a Strong Baseline for Deep Metric Learning, BMVC 2019",
  ],
  peers: { "pytorch-metric-learning": "losses.NormalizedSoftmaxLoss" },
});
