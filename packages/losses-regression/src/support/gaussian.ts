import { customGrad, type Tensor } from "@surprisal/tensor";

/** ½(log variance + error²/variance), and ½ log 2π if it is to be `full`. */
export function gaussian(error: Tensor, variance: Tensor, full: boolean): Tensor {
  // In an order in which nothing overflows unless the result does.
  const square = error.div(variance).mul(error);
  const loss = variance.log().add(square).mul(0.5);
  return full ? loss.add(0.5 * Math.log(2 * Math.PI)) : loss;
}

/** At least `eps`; the gradient passes as if nothing had been raised, so that a variance can leave 0 again. */
export function floored(x: Tensor, eps: number): Tensor {
  if (eps === 0) return x;
  return customGrad((at: Tensor) => ({ value: at.maximum(eps), gradient: (dy) => dy }))(x);
}
