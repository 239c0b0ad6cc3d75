import { DtypeError, ShapeError } from "../errors.js";
import { node } from "../graph/build.js";
import { customGradient } from "../ops/custom-gradient.js";
import { showShape, stretches } from "../shape.js";
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
    if (!(result?.value instanceof Tensor) || typeof result.gradient !== "function") {
      throw new DtypeError(
        "customGrad: the function must return { value, gradient }: a tensor and a function.",
      );
    }
    const gradient = (dy: Tensor): readonly Tensor[] => {
      const given = result.gradient(dy);
      const gradients = given instanceof Tensor ? [given] : given;
      checkGradients(gradients, inputs);
      return gradients;
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

function checkGradients(gradients: readonly unknown[], inputs: readonly Tensor[]): void {
  const complete =
    Array.isArray(gradients) &&
    gradients.length === inputs.length &&
    gradients.every((gradient) => gradient instanceof Tensor);
  if (!complete) {
    throw new DtypeError(
      `customGrad: gradient must return a tensor for each of the ${inputs.length} arguments, in an array when there are several.`,
    );
  }
  for (const [i, x] of inputs.entries()) {
    const { shape } = gradients[i] as Tensor;
    // It may be as large as the value, where the argument was stretched, or small, where it is the same everywhere.
    if (stretches(x.shape, shape) || stretches(shape, x.shape)) continue;
    throw new ShapeError(
      `customGrad: the gradient of argument ${i} has shape ${showShape(shape)}, which does not fit ${showShape(x.shape)}.`,
    );
  }
}
