import { node } from "../graph/build.js";
import { customGradient } from "../ops/custom-gradient.js";
import { asTensor, Tensor, type TensorLike } from "../tensor/tensor.js";

export interface CustomResult {
  readonly value: Tensor;
  /** From the gradient of the value to the gradient of each argument. */
  gradient(dy: Tensor): Tensor | readonly Tensor[];
}

/**
 * A function of tensors with a gradient of your own. What computes the value is not differentiated.
 *
 * @example
 * ```ts
 * import { customGrad, grad } from "@surprisal/tensor";
 * // Rounds forward, and lets the gradient through (a straight-through estimator).
 * const round = customGrad((x) => ({ value: x.round(), gradient: (dy) => dy }));
 * grad((x) => round(x).mul(3).sum())([0.4, 1.6]).arraySync(); // → [3, 3]
 * ```
 */
export function customGrad(f: (...xs: Tensor[]) => CustomResult): (...xs: TensorLike[]) => Tensor {
  return (...xs) => {
    const inputs = xs.map((x) => asTensor(x));
    // Not cut off from the graph: the gradient may use them, and be differentiated in turn. The value is cut off.
    const result = f(...inputs);
    const gradient = (dy: Tensor): readonly Tensor[] => {
      const gradients = result.gradient(dy);
      return gradients instanceof Tensor ? [gradients] : gradients;
    };
    const value = result.value.detach();
    return new Tensor(
      node(
        customGradient,
        [value.node, ...inputs.map((x) => x.node)],
        { gradient },
        value.shape,
        value.dtype,
      ),
    );
  };
}
