import { defineLoss } from "@surprisal/loss-registry";
import { randomUniform } from "@surprisal/tensor";
import { sampleAnswers } from "./support/preferences.js";

/**
 * Kahneman–Tversky optimisation: answers are labelled desirable or not, without pairs. One minus the value of the answer
 * to a human who is averse to loss, by the logistic of its log-ratio to the reference, above the point of reference.
 *
 * The prediction holds the policy's log-probabilities of whole answers; the target the reference's and, 1 or 0, whether
 * an answer is desirable. `referencePoint` is an estimate, from 0, of the policy's divergence from the reference, a
 * constant: the mean log-ratio of answers to other questions.
 *
 * @example
 * ```ts
 * import { kto } from "@surprisal/losses-ranking/kto";
 * const target = { reference: [-2, -2], desirable: [1, 0] };
 * // 1 − σ(1) for the desirable answer, and 1 − σ(−1).
 * kto([-1, -1], target, { beta: 1, reduction: "none" }).arraySync(); // → [0.2689, 0.7311]
 * ```
 */
export const kto = /* @__PURE__ */ defineLoss({
  name: "kto",
  title: "Kahneman–Tversky optimisation",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\lambda_y\,\bigl(1 - \sigma(\pm\beta(h - z_0))\bigr),\quad h = \log\frac{\pi(y)}{\pi_0(y)}`,
  domain: { prediction: "logProbability", target: { reference: "logProbability", desirable: "binary" } },
  options: {
    beta: { default: 0.1, exclusiveMin: 0, summary: "How averse to risk the human is." },
    desirableWeight: { default: 1, min: 0, summary: "What desirable answers count." },
    undesirableWeight: { default: 1, min: 0, summary: "What undesirable answers count." },
    referencePoint: { default: 0, min: 0, summary: "z₀, the divergence from the reference." },
  },
  properties: { robust: true, smooth: true },
  sample: ({ seed, ...draw }) => ({
    prediction: sampleAnswers({ ...draw, seed }),
    target: {
      reference: sampleAnswers({ ...draw, seed: seed + 1 }),
      desirable: randomUniform(draw.shape, { seed: seed + 2, dtype: draw.dtype }).round(),
    },
  }),
  elementwise(policy, { reference, desirable }, options) {
    const { beta, desirableWeight, undesirableWeight, referencePoint } = options;
    const value = policy.sub(reference).sub(referencePoint).mul(beta);
    const good = desirable.greater(0);
    return good.where(value.neg(), value).sigmoid().mul(good.where(desirableWeight, undesirableWeight));
  },
  references: [
    "K. Ethayarajh, W. Xu, N. Muennighoff, D. Jurafsky & D. Kiela, KTO: Model Alignment as Prospect Theoretic Optimization, ICML 2024",
  ],
  peers: { TRL: "KTOTrainer" },
});
