import { defineLoss } from "@surprisal/loss-registry";
import { logRatioGap, preferences, samplePreferences } from "./support/preferences.js";

/**
 * Identity preference optimisation: the squared distance of the policy's gap between chosen and rejected answer, over the
 * reference's, from 1 / (2β). Unlike DPO's logistic it does not drive the gap to infinity.
 *
 * The prediction holds the policy's log-probabilities of whole answers, the target the reference's; all broadcast.
 *
 * @example
 * ```ts
 * import { ipo } from "@surprisal/losses-ranking/ipo";
 * const policy = { chosen: [-1], rejected: [-3] };
 * const reference = { chosen: [-2], rejected: [-2] };
 * ipo(policy, reference, { beta: 0.5 }).itemSync(); // → 1
 * ```
 */
export const ipo = /* @__PURE__ */ defineLoss({
  name: "ipo",
  title: "Identity preference optimisation",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\Bigl(h - \frac{1}{2\beta}\Bigr)^2,\quad h = \log\frac{\pi(y_w)}{\pi_0(y_w)} - \log\frac{\pi(y_l)}{\pi_0(y_l)}`,
  domain: preferences,
  options: {
    beta: { default: 0.1, exclusiveMin: 0, summary: "How strongly the policy is held to the reference." },
  },
  properties: { convex: true, smooth: true },
  sample: samplePreferences,
  elementwise: (policy, reference, { beta }) =>
    logRatioGap(policy, reference)
      .sub(1 / (2 * beta))
      .square(),
  references: [
    "M. G. Azar et al., A General Theoretical Paradigm to Understand Learning from Human Preferences, AISTATS 2024",
  ],
  peers: { TRL: 'DPOConfig(loss_type="ipo")' },
});
