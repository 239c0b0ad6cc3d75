import type { Tensor } from "@surprisal/tensor";

// Distances are taken from products: |a − b|² = |a|² + |b|² − 2ab, so that no array of all differences is made.

/** Each vector divided by its length; zeros stay. */
export const unit = (x: Tensor): Tensor => x.div(x.norm(-1, { keepDims: true }).maximum(1e-12));

/** The product of each row of a with each of b. */
export const products = (a: Tensor, b: Tensor): Tensor => a.matmul(b.transpose());

/** The cosine of the angle between each row of a and each of b. */
export const cosines = (a: Tensor, b: Tensor): Tensor => products(unit(a), unit(b));

/** The squared distance of each row of a from each of b. */
export function squaredDistances(a: Tensor, b: Tensor): Tensor {
  const [lengths, others] = [a.square().sum(-1).unsqueeze(-1), b.square().sum(-1)];
  return lengths.add(others).sub(products(a, b).mul(2)).relu();
}

/** The distance of each row of a from each of b. */
export const distances = (a: Tensor, b: Tensor): Tensor => safeSqrt(squaredDistances(a, b));

/** √x with slope 0 at 0, where two vectors are equal. */
export function safeSqrt(x: Tensor): Tensor {
  const positive = x.greater(0);
  return positive.where(positive.where(x, 1).sqrt(), 0);
}
