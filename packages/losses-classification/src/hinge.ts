import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * The loss of support vector machines on labels −1 and 1: max(0, margin − y·f), called soft margin too.
 *
 * A score on the right side of the margin costs nothing, one on the wrong side its distance from it. The slope is −y
 * there and 0 elsewhere, the corner included.
 *
 * @example
 * ```ts
 * import { hinge } from "@surprisal/losses-classification/hinge";
 * hinge([2, 0.5, -1], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0, 0.5, 2]
 * hinge([2, 0.5], [1, 0], { labels: "binary", reduction: "none" }).arraySync(); // → [0, 1.5]
 * hinge.valueAndGrad([1, 0], [1, 1], { reduction: "sum" }).gradient.arraySync(); // → [0, -1]
 * ```
 */
export const hinge = /* @__PURE__ */ defineLoss({
  name: "hinge",
  aliases: ["softMargin"],
  title: "Hinge",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\max(0,\, m - y f)`,
  domain: { prediction: "real", target: "sign" },
  options: {
    margin: { default: 1, min: 0, summary: "The product of label and score from which on nothing is lost." },
    labels: labelsOption,
  },
  properties: { convex: true, robust: true, smooth: false, minimisedBy: "majority label", lipschitz: 1 },
  elementwise: (score, target, { margin, labels }) =>
    marginOf(score, target, labels).neg().add(margin).relu(),
  references: ["C. Cortes & V. Vapnik, Support-Vector Networks, Machine Learning 20, 1995"],
  peers: {
    Keras: "losses.Hinge",
    optax: "hinge_loss",
    "TensorFlow.js": "losses.hingeLoss",
    Gluon: "HingeLoss",
    "scikit-learn": "metrics.hinge_loss",
  },
});
