import { defineLoss } from "@surprisal/loss-registry";
import { additiveMargin, additiveOptions } from "./support/angles.js";
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
 * Softmax cross-entropy of scaled cosines, with a margin added to the angle from the own class.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features]; there is one loss per sample. Where angle
 * and margin exceed π the score goes on falling in a line. At cosine ±1 the angle has no slope, and 0 is taken.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { arcFace } from "@surprisal/losses-metric-learning/arc-face";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[1, 0], [0, 1]] };
 * // cos(0 + π/2) = 0, as for the other class.
 * arcFace(prediction, [0], { margin: Math.PI / 2, scale: 1 }).itemSync(); // → 0.6931
 * ```
 */
export const arcFace = /* @__PURE__ */ defineLoss({
  name: "arcFace",
  title: "ArcFace",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s\cos(\theta_y + m)}}{e^{s\cos(\theta_y + m)} + \sum_{c \ne y} e^{s\cos\theta_c}}`,
  domain: prototyped,
  options: additiveOptions,
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale }) {
    const own = ownClass("arcFace", prediction, target);
    const cosine = cosines(prediction.embeddings, prediction.prototypes);
    const score = additiveMargin(scoreOf(cosine, own), margin);
    return crossEntropy(replaceOwn(cosine, own, score).mul(scale), own);
  },
  references: [
    "J. Deng, J. Guo, N. Xue & S. Zafeiriou, ArcFace: Additive Angular Margin Loss for Deep Face Recognition, CVPR 2019",
  ],
  peers: { "pytorch-metric-learning": "losses.ArcFaceLoss" },
});
