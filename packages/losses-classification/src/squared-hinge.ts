import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * The square of the hinge on labels −1 and 1, max(0, margin − y·f)²: smooth at the margin, and hard on large mistakes.
 *
 * The slope is −2y·max(0, margin − y·f), without bound. Non-finite scores come out as IEEE says.
 *
 * @example
 * ```ts
 * import { squaredHinge } from "@surprisal/losses-classification/squared-hinge";
 * squaredHinge([2, 0.5, -1], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0, 0.25, 4]
 * squaredHinge.valueAndGrad([0.5], [1]).gradient.arraySync(); // → [-1]
 * ```
 */
export const squaredHinge = /* @__PURE__ */ defineLoss({
  name: "squaredHinge",
  title: "Squared hinge",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\max(0,\, m - y f)^2`,
  domain: { prediction: "real", target: "sign" },
  options: {
    margin: { default: 1, min: 0, summary: "The product of label and score from which on nothing is lost." },
    labels: labelsOption,
  },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "mean" },
  elementwise: (score, target, { margin, labels }) =>
    marginOf(score, target, labels).neg().add(margin).relu().square(),
  references: ["Y. Lee & O. Mangasarian, SSVM: A Smooth Support Vector Machine for Classification, 2001"],
  peers: {
    Keras: "losses.SquaredHinge",
    Gluon: "SquaredHingeLoss",
    "scikit-learn": 'SGDClassifier(loss="squared_hinge"), LinearSVC',
  },
});
