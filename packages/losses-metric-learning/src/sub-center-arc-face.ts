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
import { subCosines } from "./support/sub-prototypes.js";

/**
 * ArcFace with several prototypes per class, of which the nearest counts: the noisy samples of a class gather at one of
 * their own.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, prototypes per class, features].
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { subCenterArcFace } from "@surprisal/losses-metric-learning/sub-center-arc-face";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[[1, 0], [-1, 0]], [[0, 1], [0, -1]]] };
 * subCenterArcFace(prediction, [0], { margin: Math.PI / 2, scale: 1 }).itemSync(); // → 0.6931
 * ```
 */
export const subCenterArcFace = /* @__PURE__ */ defineLoss({
  name: "subCenterArcFace",
  title: "Sub-centre ArcFace",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s\cos(\theta_y + m)}}{e^{s\cos(\theta_y + m)} + \sum_{c \ne y} e^{s\cos\theta_c}},\quad \cos\theta_c = \max_k \cos(x, w_{ck})`,
  domain: prototyped,
  options: additiveOptions,
  sample: samplePrototypes(2),
  perBatch(prediction, target, { margin, scale }) {
    const own = ownClass("subCenterArcFace", prediction, target);
    const cosine = subCosines("subCenterArcFace", prediction).max(2);
    const score = additiveMargin(scoreOf(cosine, own), margin);
    return crossEntropy(replaceOwn(cosine, own, score).mul(scale), own);
  },
  references: [
    "J. Deng, J. Guo, T. Liu, M. Gong & S. Zafeiriou, Sub-center ArcFace: Boosting Face Recognition by Large-Scale Noisy Web Faces, ECCV 2020",
  ],
  peers: { "pytorch-metric-learning": "losses.SubCenterArcFaceLoss" },
});
