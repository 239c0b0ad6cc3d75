import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { answerPair } from "./support/preferences.js";

/**
 * Odds-ratio preference optimisation: the chosen answer's surprisal, plus the surprisal of the preference by the logistic
 * of the log odds ratio of chosen to rejected. It needs no reference.
 *
 * The prediction holds mean log-probabilities per token, below 0; both broadcast. At 0, where an answer is certain, odds
 * are infinite.
 *
 * @example
 * ```ts
 * import { orpo } from "@surprisal/losses-ranking/orpo";
 * const answers = { chosen: [Math.log(0.5)], rejected: [Math.log(0.25)] };
 * // log 2 and, for odds of 1 and ⅓, log(1 + ⅓).
 * orpo(answers, { preference: 1 }).itemSync(); // → 0.9808
 * ```
 */
export const orpo = /* @__PURE__ */ defineLoss({
  name: "orpo",
  title: "Odds-ratio preference optimisation",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\log p_w - \lambda\log\sigma\Bigl(\log\frac{p_w}{1 - p_w} - \log\frac{p_l}{1 - p_l}\Bigr)`,
  domain: { prediction: { chosen: "logProbability", rejected: "logProbability" } },
  options: {
    preference: { default: 0.1, min: 0, summary: "λ, what the preference counts beside the likelihood." },
  },
  properties: { smooth: true },
  sample: (draw) => ({ prediction: answerPair(draw), target: undefined }),
  elementwise: ({ chosen, rejected }, _, { preference }) =>
    logOdds(rejected).sub(logOdds(chosen)).softplus().mul(preference).sub(chosen),
  references: [
    "J. Hong, N. Lee & J. Thorne, ORPO: Monolithic Preference Optimization without Reference Model, EMNLP 2024",
  ],
  peers: { TRL: "ORPOTrainer" },
});

const logOdds = (logProbability: Tensor): Tensor => logProbability.sub(logProbability.expm1().neg().log());
