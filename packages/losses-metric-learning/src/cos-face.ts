import { defineLoss } from "@surprisal/loss-registry";
import { crossEntropy, ownClass, prototyped, samplePrototypes } from "./support/prototypes.js";
import { cosines } from "./support/similarity.js";

/**
 * Softmax cross-entropy of scaled cosines, with a margin taken from the cosine of the own class.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features]; there is one loss per sample.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { cosFace } from "@surprisal/losses-metric-learning/cos-face";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[1, 0], [0, 1]] };
 * cosFace(prediction, [0], { margin: 1, scale: 1 }).itemSync(); // → 0.6931
 * ```
 */
export const cosFace = /* @__PURE__ */ defineLoss({
  name: "cosFace",
  title: "CosFace",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s(\cos\theta_y - m)}}{e^{s(\cos\theta_y - m)} + \sum_{c \ne y} e^{s\cos\theta_c}}`,
  domain: prototyped,
  options: {
    margin: { default: 0.35, summary: "m, a difference of cosines." },
    scale: { default: 64, exclusiveMin: 0, summary: "s, which multiplies the cosines." },
  },
  properties: { smooth: true },
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale }) {
    const own = ownClass("cosFace", prediction, target);
    const cosine = cosines(prediction.embeddings, prediction.prototypes);
    return crossEntropy(own.where(cosine.sub(margin), cosine).mul(scale), own);
  },
  references: ["H. Wang et al., CosFace: Large Margin Cosine Loss for Deep Face Recognition, CVPR 2018"],
  peers: { "pytorch-metric-learning": "losses.CosFaceLoss" },
});
