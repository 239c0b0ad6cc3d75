import { defineLoss } from "@surprisal/loss-registry";

/**
 * The prediction is a distance: the distance itself for a pair that is alike (label 1), and what it lacks of `margin` for
 * a pair that is not (−1).
 *
 * max(0, margin − x) has slope 0 where x is the margin exactly; PyTorch's is −1 there. Prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { hingeEmbedding } from "@surprisal/losses-metric-learning/hinge-embedding";
 * hingeEmbedding([0.2, 0.2, 3], [1, -1, -1], { reduction: "none" }).arraySync(); // → [0.2, 0.8, 0]
 * ```
 */
export const hingeEmbedding = /* @__PURE__ */ defineLoss({
  name: "hingeEmbedding",
  title: "Hinge embedding",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\begin{cases}d & y = 1\\ \max(0, m - d) & y = -1\end{cases}`,
  domain: { prediction: "real", target: "sign" },
  options: { margin: { default: 1, summary: "The distance that unlike pairs should have." } },
  properties: { convex: true, robust: true, lipschitz: 1 },
  elementwise: (distance, target, { margin }) =>
    target.greater(0).where(distance, distance.neg().add(margin).relu()),
  references: [
    "R. Hadsell, S. Chopra & Y. LeCun, Dimensionality Reduction by Learning an Invariant Mapping, CVPR 2006",
  ],
  peers: { PyTorch: "nn.HingeEmbeddingLoss" },
});
