import { defineLoss } from "@surprisal/loss-registry";
import { ShapeError, type Tensor, zeros } from "@surprisal/tensor";

/**
 * The two-way loss for several labels: within each sample, every class that it has is to lead every other; and within
 * each class, every sample that has it every other.
 *
 * Of logits [samples, classes] and labels 0 and 1 of that shape: softplus(log Σ_{y=0} e^z + T log Σ_{y=1} e^(−z/T)) along
 * either axis, averaged over the samples with some class, and over the classes with some sample; the sum of both means,
 * one number for the whole batch. Lines without a positive, or without a negative, cost nothing. Stable for logits of
 * any size.
 *
 * @throws ShapeError unless logits and labels are of one shape [samples, classes]
 * @example
 * ```ts
 * import { twoWay } from "@surprisal/losses-classification/two-way";
 * twoWay([[0, 0], [0, 0]], [[1, 0], [0, 1]]).itemSync(); // → 1.3863
 * ```
 */
export const twoWay = /* @__PURE__ */ defineLoss({
  name: "twoWay",
  title: "Two-way multi-label",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\operatorname{softplus}\Bigl(\log \sum_{y = 0} e^{z} + T \log \sum_{y = 1} e^{-z / T}\Bigr) \text{ over rows, and over columns}`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    temperature: { default: 4, exclusiveMin: 0, summary: "T: the larger, the more positives count alike." },
  },
  properties: { convex: true, robust: true, smooth: true },
  perBatch(logits, target, { temperature }) {
    if (logits.rank !== 2 || logits.shape.join() !== target.shape.join()) {
      throw new ShapeError(
        `twoWay: prediction [${logits.shape.join(", ")}] and target [${target.shape.join(", ")}] must have one shape ` +
          "[samples, classes]: a logit, and a label 0 or 1, of each class for each sample.",
      );
    }
    // Of nothing the sum is 0, and there is no mean.
    if (logits.size === 0) return { loss: logits.sum(), divisor: zeros([], { dtype: logits.dtype }) };
    const has = target.notEqual(0);
    const along = (axis: number) => {
      const lagging = logSumExpOf(logits.div(-temperature), has, axis).mul(temperature);
      const leading = logSumExpOf(logits, has.logicalNot(), axis);
      const some = has.any(axis);
      const pairs = some.logicalAnd(has.all(axis).logicalNot());
      return pairs.where(leading.add(lagging).softplus(), 0).sum().div(some.sum().maximum(1));
    };
    return along(1).add(along(0));
  },
  references: ["T. Kobayashi, Two-way Multi-Label Loss, CVPR 2023"],
});

/** log Σ eˣ over the chosen ones of an axis; −∞, without a slope, where none is. */
function logSumExpOf(x: Tensor, chosen: Tensor, axis: number): Tensor {
  const largest = chosen.where(x, Number.NEGATIVE_INFINITY).max(axis, { keepDims: true }).detach();
  const none = largest.equal(Number.NEGATIVE_INFINITY);
  const shift = largest.isFinite().where(largest, 0);
  const sum = chosen.where(x.sub(shift), Number.NEGATIVE_INFINITY).exp().sum(axis, { keepDims: true });
  return none.where(Number.NEGATIVE_INFINITY, none.where(1, sum).log().add(shift)).squeeze(axis);
}
