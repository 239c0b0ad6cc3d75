import { defineLoss } from "@surprisal/loss-registry";
import { multiplicativeMargin, multiplicativeOptions } from "./support/angles.js";
import {
  crossEntropy,
  ownClass,
  prototyped,
  replaceOwn,
  samplePrototypes,
  scoreOf,
} from "./support/prototypes.js";
import { cosines } from "./support/similarity.js";

/**
 * Softmax cross-entropy of a last layer's products, where the angle between a sample and its own class counts `margin`
 * times. SphereFace without the prototypes' lengths taken out.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features]; there is one loss per sample.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { largeMarginSoftmax } from "@surprisal/losses-metric-learning/large-margin-softmax";
 * const prediction = { embeddings: [[1, 1]], prototypes: [[2, 0], [0, 2]] };
 * // Products 2; the own angle π/4 counts as π/2: log(1 + e²).
 * largeMarginSoftmax(prediction, [0], { margin: 2 }).itemSync(); // → 2.1269
 * ```
 */
export const largeMarginSoftmax = /* @__PURE__ */ defineLoss({
  name: "largeMarginSoftmax",
  title: "Large-margin softmax",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s\lVert w_y\rVert\lVert x\rVert\psi(\theta_y)}}{e^{s\lVert w_y\rVert\lVert x\rVert\psi(\theta_y)} + \sum_{c \ne y} e^{s\,w_c \cdot x}},\quad \psi(\theta) = (-1)^k\cos m\theta - 2k,\ k = \lfloor m\theta/\pi\rfloor`,
  domain: prototyped,
  options: multiplicativeOptions,
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale }) {
    const own = ownClass("largeMarginSoftmax", prediction, target);
    const { embeddings, prototypes } = prediction;
    const cosine = cosines(embeddings, prototypes);
    const score = multiplicativeMargin(scoreOf(cosine, own), margin);
    const lengths = embeddings.norm(1, { keepDims: true }).mul(prototypes.norm(1)).mul(scale);
    return crossEntropy(replaceOwn(cosine, own, score).mul(lengths), own);
  },
  references: [
    "W. Liu, Y. Wen, Z. Yu & M. Yang, Large-Margin Softmax Loss for Convolutional Neural Networks, ICML 2016",
  ],
  peers: { "pytorch-metric-learning": "losses.LargeMarginSoftmaxLoss" },
});
