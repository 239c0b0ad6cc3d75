import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient } from "@surprisal/tensor";
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
 * ArcFace with a curriculum: other classes whose cosine exceeds the own class's score are hard, and weigh more as the
 * training goes on.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features]; there is one loss per sample. `progress` is
 * the running mean of the samples' cosines with their own class. The weights are constants to the gradient.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { curricularFace } from "@surprisal/losses-metric-learning/curricular-face";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[1, 0], [0, 1]] };
 * curricularFace(prediction, [0], { margin: Math.PI / 2, scale: 1 }).itemSync(); // → 0.6931
 * // The own class scores 0 and the other, which is hard, 1 · (0.5 + 1): log(1 + e^1.5).
 * curricularFace(prediction, [1], { margin: 0, scale: 1, progress: 0.5 }).itemSync(); // → 1.7014
 * ```
 */
export const curricularFace = /* @__PURE__ */ defineLoss({
  name: "curricularFace",
  title: "CurricularFace",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s\cos(\theta_y + m)}}{e^{s\cos(\theta_y + m)} + \sum_{c \ne y} e^{s N_c}},\quad N_c = \begin{cases}\cos\theta_c & \cos(\theta_y + m) \ge \cos\theta_c\\ \cos\theta_c\,(t + \cos\theta_c) & \text{else}\end{cases}`,
  domain: prototyped,
  options: {
    ...additiveOptions,
    progress: { default: 0, min: -1, max: 1, summary: "t, the running mean of the own classes' cosines." },
  },
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale, progress }) {
    const own = ownClass("curricularFace", prediction, target);
    const cosine = cosines(prediction.embeddings, prediction.prototypes);
    const score = additiveMargin(scoreOf(cosine, own), margin);
    const hard = cosine.greater(score.unsqueeze(1));
    const modulated = hard.where(cosine.mul(stopGradient(cosine).add(progress)), cosine);
    return crossEntropy(replaceOwn(modulated, own, score).mul(scale), own);
  },
  references: [
    "Y. Huang et al., CurricularFace: Adaptive Curriculum Learning Loss for Deep Face Recognition, CVPR 2020",
  ],
});
