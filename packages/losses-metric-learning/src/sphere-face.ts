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
 * Softmax cross-entropy of length times cosine, where the angle from the own class counts `margin` times: the sample has
 * to lie that much nearer to it than to any other.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features], whose lengths do not count; there is one loss
 * per sample.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { sphereFace } from "@surprisal/losses-metric-learning/sphere-face";
 * const prediction = { embeddings: [[1, 1]], prototypes: [[1, 0], [0, 1]] };
 * // Length √2, cosines 1/√2; the own angle π/4 counts as π/2: log(1 + e).
 * sphereFace(prediction, [0], { margin: 2 }).itemSync(); // → 1.3133
 * ```
 */
export const sphereFace = /* @__PURE__ */ defineLoss({
  name: "sphereFace",
  title: "SphereFace",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s\lVert x\rVert\psi(\theta_y)}}{e^{s\lVert x\rVert\psi(\theta_y)} + \sum_{c \ne y} e^{s\lVert x\rVert\cos\theta_c}},\quad \psi(\theta) = (-1)^k\cos m\theta - 2k,\ k = \lfloor m\theta/\pi\rfloor`,
  domain: prototyped,
  options: multiplicativeOptions,
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale }) {
    const own = ownClass("sphereFace", prediction, target);
    const cosine = cosines(prediction.embeddings, prediction.prototypes);
    const score = multiplicativeMargin(scoreOf(cosine, own), margin);
    const length = prediction.embeddings.norm(1, { keepDims: true });
    return crossEntropy(replaceOwn(cosine, own, score).mul(length).mul(scale), own);
  },
  references: ["W. Liu et al., SphereFace: Deep Hypersphere Embedding for Face Recognition, CVPR 2017"],
  peers: { "pytorch-metric-learning": "losses.SphereFaceLoss" },
});
