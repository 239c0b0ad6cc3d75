import { defineLoss } from "@surprisal/loss-registry";
import { logRatioGap, preferences, samplePreferences } from "./support/preferences.js";

/**
 * Direct preference optimisation: the surprisal of the preference, by the logistic of how much more the policy has raised
 * the chosen answer's log-probability over the reference's than the rejected one's.
 *
 * The prediction holds the policy's log-probabilities of whole answers, the target the reference's; all broadcast.
 * `labelSmoothing` is the probability that a preference is the wrong way round.
 *
 * @example
 * ```ts
 * import { dpo } from "@surprisal/losses-ranking/dpo";
 * const policy = { chosen: [-1], rejected: [-3] };
 * const reference = { chosen: [-2], rejected: [-2] };
 * // log(1 + e⁻¹) for β = ½ and a gap of 2.
 * dpo(policy, reference, { beta: 0.5 }).itemSync(); // → 0.3133
 * ```
 */
export const dpo = /* @__PURE__ */ defineLoss({
  name: "dpo",
  title: "Direct preference optimisation",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\log\sigma(\beta h),\quad h = \log\frac{\pi(y_w)}{\pi_0(y_w)} - \log\frac{\pi(y_l)}{\pi_0(y_l)}`,
  domain: preferences,
  options: {
    beta: { default: 0.1, exclusiveMin: 0, summary: "How strongly the policy is held to the reference." },
    labelSmoothing: {
      default: 0,
      min: 0,
      exclusiveMax: 0.5,
      summary: "The probability that a preference is wrong.",
    },
  },
  properties: { convex: true, robust: true, smooth: true, lipschitz: ({ beta = 0.1 }) => beta },
  sample: samplePreferences,
  elementwise(policy, reference, { beta, labelSmoothing }) {
    const gap = logRatioGap(policy, reference).mul(beta);
    const loss = gap.neg().softplus();
    return labelSmoothing === 0 ? loss : loss.add(gap.mul(labelSmoothing));
  },
  references: [
    "R. Rafailov et al., Direct Preference Optimization: Your Language Model is Secretly a Reward Model, NeurIPS 2023",
  ],
  peers: { TRL: 'DPOConfig(loss_type="sigmoid")' },
});
