import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";
import { softened } from "./support/softened.js";

/**
 * The sparsemax loss of two classes on labels −1 and 1: with v = y·f, 0 from v = 1 on, (1 − v)²/4 down to v = −1, and
 * −v below.
 *
 * Its prediction is the probability (1 + f)/2, clipped to [0, 1], which is exactly 0 or 1 for a score beyond ±1; the
 * slope is that probability minus that of the label. A quarter of `modifiedHuber`, in the scale of a Fenchel–Young loss.
 *
 * @example
 * ```ts
 * import { binarySparsemax } from "@surprisal/losses-classification/binary-sparsemax";
 * binarySparsemax([1, 0, -3], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0, 0.25, 3]
 * binarySparsemax.valueAndGrad([0], [1]).gradient.arraySync(); // → [-0.5]
 * ```
 */
export const binarySparsemax = /* @__PURE__ */ defineLoss({
  name: "binarySparsemax",
  title: "Binary sparsemax",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\begin{cases}0 & v \ge 1\\ (1 - v)^2 / 4 & |v| < 1\\ -v & v \le -1\end{cases},\quad v = y f`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: { convex: true, robust: true, smooth: true, minimisedBy: "mean", lipschitz: 1 },
  elementwise: (score, target, { labels }) =>
    softened(marginOf(score, target, labels).neg().add(1), 2).div(2),
  references: ["A. Martins & R. Astudillo, From Softmax to Sparsemax, ICML 2016"],
  peers: { optax: "sparsemax_loss" },
});
