import { defineLoss } from "@surprisal/loss-registry";

/**
 * Bayesian personalised ranking: the surprisal of a user preferring the item that was chosen to one that was not, by the
 * logistic of the scores' difference.
 *
 * The scores of chosen and other items broadcast.
 *
 * @example
 * ```ts
 * import { bpr } from "@surprisal/losses-ranking/bpr";
 * bpr({ positive: [0, Math.log(3)], negative: [0, 0] }, { reduction: "none" }).arraySync(); // → [0.6931, 0.2877]
 * ```
 */
export const bpr = /* @__PURE__ */ defineLoss({
  name: "bpr",
  title: "Bayesian personalised ranking",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\log(1 + e^{-(s_+ - s_-)})`,
  domain: { prediction: { positive: "real", negative: "real" } },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  elementwise: ({ positive, negative }) => negative.sub(positive).softplus(),
  references: [
    "S. Rendle, C. Freudenthaler, Z. Gantner & L. Schmidt-Thieme, BPR: Bayesian Personalized Ranking from Implicit Feedback, UAI 2009",
  ],
});
