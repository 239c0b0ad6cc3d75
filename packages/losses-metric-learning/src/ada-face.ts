import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient } from "@surprisal/tensor";
import { angleOf } from "./support/angles.js";
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
 * A margin that adapts to the quality of the image, of which the length of its embedding tells: additive in the angle and
 * negative for short ones, additive in the cosine for long ones.
 *
 * `embeddings` is [samples, features] and `prototypes` [classes, features]; there is one loss per sample. Lengths are
 * measured against `meanLength` and `deviation`, running statistics; without them, those of the batch. Lengths are
 * constants to the gradient. Cosines are kept `eps` from ±1, and `eps` is added to the deviation.
 *
 * @throws ValueError for a class without a prototype: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { adaFace } from "@surprisal/losses-metric-learning/ada-face";
 * const prediction = { embeddings: [[0, 20]], prototypes: [[1, 0], [0, 1]] };
 * // A length equal to the mean: cos θ − m, with θ = π/2.
 * const options = { margin: 1, scale: 1, meanLength: 20, deviation: 1, eps: 1e-9 };
 * adaFace(prediction, [0], options).itemSync(); // → 2.1269
 * ```
 */
export const adaFace = /* @__PURE__ */ defineLoss({
  name: "adaFace",
  title: "AdaFace",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{s f}}{e^{s f} + \sum_{c \ne y} e^{s\cos\theta_c}},\quad f = \cos(\theta_y - m\hat z) - m\hat z - m,\ \hat z = \operatorname{clip}\Bigl(\frac{h(\lVert x\rVert - \mu)}{\sigma}, -1, 1\Bigr)`,
  domain: prototyped,
  options: {
    margin: { default: 0.4, min: 0, summary: "m." },
    scale: { default: 64, exclusiveMin: 0, summary: "s, which multiplies the cosines." },
    concentration: {
      default: 0.333,
      exclusiveMin: 0,
      summary: "h: how far a deviation of the length moves the margin.",
    },
    meanLength: { min: 0, summary: "μ, the running mean of the lengths. Default: that of the batch." },
    deviation: { min: 0, summary: "σ, their running standard deviation. Default: that of the batch." },
    eps: {
      default: 1e-3,
      exclusiveMin: 0,
      summary: "How far cosines and angles are kept from their ends; added to the deviation.",
    },
  },
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale, concentration, meanLength, deviation, eps }) {
    const own = ownClass("adaFace", prediction, target);
    const cosine = cosines(prediction.embeddings, prediction.prototypes).clamp(eps - 1, 1 - eps);
    const length = stopGradient(prediction.embeddings.norm(1)).clamp(1e-3, 100);
    // A batch of one has no deviation; its length is the mean.
    const batchSpread = () => (length.size < 2 ? 1 : length.variance(0, { correction: 1 }).sqrt().add(eps));
    const spread = deviation === undefined ? batchSpread() : deviation + eps;
    const excess = length.sub(meanLength ?? length.mean());
    const unit = excess.mul(concentration).div(spread).clamp(-1, 1);
    const angle = angleOf(scoreOf(cosine, own))
      .sub(unit.mul(margin))
      .clamp(eps, Math.PI - eps);
    const score = angle.cos().sub(unit.mul(margin).add(margin));
    return crossEntropy(replaceOwn(cosine, own, score).mul(scale), own);
  },
  references: [
    "M. Kim, A. K. Jain & X. Liu, AdaFace: Quality Adaptive Margin for Face Recognition, CVPR 2022",
  ],
});
