import { defineLoss } from "@surprisal/loss-registry";
import { arange, indexTensor, type Tensor } from "@surprisal/tensor";
import { checkLabelPerClass } from "./support/multi-label.js";

/**
 * A hinge on each pair of a class that a sample has and one that it has not: Σ max(0, margin − (z_j − z_k))/C over j
 * among its classes, k among the others.
 *
 * The classes lie along `axis`. Labels 0 and 1 say which classes a sample has; with `labels: "indices"` they are a list
 * of class indices in the shape of the logits that ends at the first −1, as PyTorch has it. A sample that has all
 * classes, or none, has loss 0. The slope at a kink is 0.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for labels in another shape than the logits
 * @example
 * ```ts
 * import { multilabelMargin } from "@surprisal/losses-classification/multilabel-margin";
 * multilabelMargin([[0.1, 0.2, 0.4, 0.8]], [[1, 0, 0, 1]]).itemSync(); // → 0.85
 * multilabelMargin([[0.1, 0.2, 0.4, 0.8]], [[3, 0, -1, 1]], { labels: "indices" }).itemSync(); // → 0.85
 * ```
 */
export const multilabelMargin = /* @__PURE__ */ defineLoss({
  name: "multilabelMargin",
  title: "Multi-label margin",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\frac1C \sum_{j : y_j = 1} \sum_{k : y_k = 0} \max\bigl(0,\, m - (z_j - z_k)\bigr)`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the classes." },
    margin: { default: 1, min: 0, summary: "By how much a sample's classes have to lead." },
    labels: {
      type: "choice",
      choices: ["binary", "indices"],
      default: "binary",
      summary: "Labels 0 and 1 for each class, or a list of class indices ended by −1.",
    },
  },
  properties: { convex: true, robust: true, smooth: false },
  perSample(logits, target, { axis, margin, labels }) {
    checkLabelPerClass("multilabelMargin", logits, target);
    const [scores, listed] = [classesLast(logits, axis), classesLast(target, axis)];
    const classes = scores.shape.at(-1) ?? 0;
    const has = labels === "binary" ? listed.notEqual(0) : inList(listed, classes);
    const pairs = has.unsqueeze(-1).logicalAnd(has.logicalNot().unsqueeze(-2));
    const short = scores.unsqueeze(-2).sub(scores.unsqueeze(-1)).add(margin).relu();
    return pairs.where(short, 0).sum([-2, -1]).div(classes);
  },
  references: [
    "K. Crammer & Y. Singer, A Family of Additive Online Algorithms for Category Ranking, JMLR 3, 2003",
  ],
  peers: { PyTorch: "nn.MultiLabelMarginLoss" },
});

/** Whether each class stands in a list before its first −1. */
function inList(list: Tensor, classes: number): Tensor {
  const isEnd = list.equal(-1);
  const end = isEnd.any(-1, { keepDims: true }).where(isEnd.argmax(-1, { keepDims: true }), classes);
  const listed = arange(classes).cast("int32").less(end);
  const index = indexTensor("multilabelMargin", list, classes, "class", { kept: listed });
  return index.oneHot(classes, "bool").logicalAnd(listed.unsqueeze(-1)).any(-2);
}

function classesLast(x: Tensor, axis: number): Tensor {
  const at = axis < 0 ? axis + x.rank : axis;
  if (at === x.rank - 1) return x;
  return x.permute([...x.shape.keys()].filter((i) => i !== at).concat(at));
}
