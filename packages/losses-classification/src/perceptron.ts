import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * Rosenblatt's loss on labels −1 and 1, max(0, −y·f): nothing for a score of the right sign, its size for one of the
 * wrong sign.
 *
 * The slope is −y for a mistake and 0 elsewhere, at score 0 too. A score of 0 for everything has loss 0: normalise or
 * regularise otherwise, or take `hinge`.
 *
 * @example
 * ```ts
 * import { perceptron } from "@surprisal/losses-classification/perceptron";
 * perceptron([2, -0.5], [1, 1], { reduction: "none" }).arraySync(); // → [0, 0.5]
 * perceptron.valueAndGrad([2, -0.5], [1, 1], { reduction: "sum" }).gradient.arraySync(); // → [0, -1]
 * ```
 */
export const perceptron = /* @__PURE__ */ defineLoss({
  name: "perceptron",
  title: "Perceptron",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\max(0,\, -y f)`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  elementwise: (score, target, { labels }) => marginOf(score, target, labels).neg().relu(),
  references: ["F. Rosenblatt, The Perceptron, Psychological Review 65, 1958"],
  peers: { optax: "perceptron_loss", "scikit-learn": 'SGDClassifier(loss="perceptron")' },
});
