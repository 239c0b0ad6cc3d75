import { defineLoss } from "@surprisal/loss-registry";

/**
 * What the score of the better item lacks of being `margin` above that of the worse: the first is the better for target
 * 1, the second for −1.
 *
 * The three broadcast. At the margin exactly the slope is 0; PyTorch's is that of the violated side.
 *
 * @example
 * ```ts
 * import { marginRanking } from "@surprisal/losses-ranking/margin-ranking";
 * const prediction = { first: [2, 2], second: [1, 1] };
 * marginRanking(prediction, [1, -1], { margin: 0.5, reduction: "none" }).arraySync(); // → [0, 1.5]
 * ```
 */
export const marginRanking = /* @__PURE__ */ defineLoss({
  name: "marginRanking",
  title: "Margin ranking",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\max(0, m - y\,(f_1 - f_2))`,
  domain: { prediction: { first: "real", second: "real" }, target: "sign" },
  options: { margin: { default: 0, summary: "How far apart the scores should be." } },
  properties: { convex: true, robust: true, lipschitz: 1 },
  elementwise: ({ first, second }, target, { margin }) => target.mul(second.sub(first)).add(margin).relu(),
  references: [
    "R. Herbrich, T. Graepel & K. Obermayer, Large Margin Rank Boundaries for Ordinal Regression, 2000",
  ],
  peers: { PyTorch: "nn.MarginRankingLoss" },
});
