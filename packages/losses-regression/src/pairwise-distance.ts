import { defineLoss } from "@surprisal/loss-registry";

/**
 * The distance of two vectors along `axis`, (Σ|prediction − target + eps|^p)^(1/p): Euclid's unless `p` says otherwise,
 * Chebyshev's for p = ∞.
 *
 * `eps` is added to each difference, as PyTorch does, which keeps the slope of equal vectors finite; with `eps: 0` it is
 * 0 there. One loss per vector.
 *
 * @throws ShapeError for prediction and target of other shapes.
 * @example
 * ```ts
 * import { pairwiseDistance } from "@surprisal/losses-regression/pairwise-distance";
 * pairwiseDistance([[3, 4], [1, 1]], [[0, 0], [1, 1]], { eps: 0, reduction: "none" }).arraySync(); // → [5, 0]
 * pairwiseDistance([[3, -4]], [[0, 0]], { p: 1, eps: 0 }).itemSync(); // → 7
 * pairwiseDistance([[3, -4]], [[0, 0]], { p: Infinity, eps: 0 }).itemSync(); // → 4
 * ```
 */
export const pairwiseDistance = /* @__PURE__ */ defineLoss({
  name: "pairwiseDistance",
  title: "Pairwise distance",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\lVert f - y + \varepsilon\rVert_p`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the vectors." },
    p: {
      ...{ default: 2, min: 1, max: Number.POSITIVE_INFINITY },
      summary: "Order of the norm; Infinity for the largest difference.",
    },
    eps: { default: 1e-6, min: 0, summary: "Added to each difference." },
  },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  perSample: (prediction, target, { axis, p, eps }) =>
    prediction.sub(target).add(eps).norm(axis, { order: p }),
  peers: { PyTorch: "nn.PairwiseDistance" },
  references: ["H. Minkowski, Geometrie der Zahlen, 1896"],
});
