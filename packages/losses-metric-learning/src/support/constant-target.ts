import { stopGradient, type Tensor } from "@surprisal/tensor";

/** The cosine of a prediction and what it predicts, which is a constant to the gradient. */
export function cosineToConstant(prediction: Tensor, target: Tensor, axis: number): Tensor {
  const length = (x: Tensor) => x.norm(axis).maximum(1e-12);
  const constant = stopGradient(target);
  return prediction
    .mul(constant)
    .sum(axis)
    .div(length(prediction).mul(length(constant)));
}
