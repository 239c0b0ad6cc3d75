import { defineLoss } from "@surprisal/loss-registry";
import { checkLabelPerClass, logOnePlusSumExp } from "./support/multi-label.js";

/**
 * The zero-bounded log-sum-exp pairwise rank loss, softmax cross-entropy for several labels: it drives the scores of a
 * sample's classes above 0 and of all others below, log(1 + Σ_{y=1} e^(−z)) + log(1 + Σ_{y=0} e^z).
 *
 * The classes lie along `axis`; labels 0 and 1 say which a sample has, any number of them, none and all included. Stable
 * for logits of any size. The sum of the slopes over either kind is less than 1, however many classes there are, which
 * is what keeps the many absent ones from outweighing the few present.
 *
 * @throws ShapeError for labels in another shape than the logits
 * @example
 * ```ts
 * import { zlpr } from "@surprisal/losses-classification/zlpr";
 * zlpr([[0, 0, 0]], [[1, 0, 0]]).itemSync(); // → 1.7918
 * zlpr([[1000, -1000]], [[0, 1]]).itemSync(); // → 2000
 * ```
 */
export const zlpr = /* @__PURE__ */ defineLoss({
  name: "zlpr",
  aliases: ["multilabelCategoricalCrossEntropy"],
  title: "Log-sum-exp pairwise rank (ZLPR)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\log\Bigl(1 + \sum_{y_c = 1} e^{-z_c}\Bigr) + \log\Bigl(1 + \sum_{y_c = 0} e^{z_c}\Bigr)`,
  domain: { prediction: "logits", target: "binary" },
  options: { axis: { type: "axis", default: -1, summary: "The axis of the classes." } },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  perSample(logits, target, { axis }) {
    checkLabelPerClass("zlpr", logits, target);
    const has = target.notEqual(0);
    const missed = logOnePlusSumExp(logits.neg(), has, axis);
    return missed.add(logOnePlusSumExp(logits, has.logicalNot(), axis));
  },
  references: ["J. Su et al., ZLPR: A Novel Loss for Multi-label Classification, arXiv 2208.02955, 2022"],
});
