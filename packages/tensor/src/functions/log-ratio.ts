import { elementwiseNode } from "../graph/build.js";
import { logRatio as op } from "../ops/log-ratio.js";
import { asTensor, Tensor, type TensorLike } from "../tensor/tensor.js";

/**
 * `log(p / q)`, value by value, p and q broadcast. The quotient is never formed, so it cannot overflow, and what is
 * nearly equal keeps its digits: at most 2 ulp off in float32 and 4 in float64, everywhere.
 *
 * ∞ for q = 0 or p = ∞, −∞ for p = 0 or q = ∞, NaN for both and for negative numbers. The slopes are 1/p and −1/q.
 *
 * @throws ShapeError for shapes that do not broadcast
 * @example
 * ```ts
 * import { logRatio } from "@surprisal/tensor";
 * logRatio([1, 1e-30], [2, 1e30]).arraySync(); // → [-0.6931472, -138.15511]
 * ```
 */
export function logRatio(p: TensorLike, q: TensorLike): Tensor {
  const dtype = [p, q].find((value) => value instanceof Tensor)?.dtype;
  const [x, y] = [asTensor(p, dtype, "logRatio"), asTensor(q, dtype, "logRatio")];
  return new Tensor(elementwiseNode(op, [x.node, y.node]));
}
