import type { DynamicLoss } from "@surprisal/loss-registry";
import { grad, tensor } from "@surprisal/tensor";

/**
 * The constant that minimises the sum of a convex loss over labels: where the gradients of those above balance the
 * gradients of those below. Found by halving the interval in which their sum changes sign.
 */
export function minimiser(loss: DynamicLoss, labels: readonly number[]): number {
  const target = tensor(labels, { dtype: "float64" });
  const slope = grad((c) => loss(c.expand(target.shape), target, { reduction: "sum" }));
  let low = Math.min(...labels);
  let high = Math.max(...labels);
  for (let halving = 0; halving < 60 && low < high; halving++) {
    const middle = (low + high) / 2;
    const pull = slope(tensor(middle, { dtype: "float64" })).itemSync();
    if (pull === 0) return middle;
    if (pull > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
