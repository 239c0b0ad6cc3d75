import type { Tensor, TensorLike } from "@surprisal/tensor";

const joint = 0.25;

/** A divergence of order `alpha`, which is `far` by its formula, and by a series in units of `unit` where p and q differ little. */
export function unlessNear(p: Tensor, q: Tensor, alpha: number, unit: TensorLike, far: Tensor): Tensor {
  const relative = p.sub(q).div(q);
  const isNear = relative
    .abs()
    .less(joint / Math.max(1, Math.abs(alpha)))
    .logicalAnd(q.greater(0));
  return isNear.where(nearTerm(isNear.where(relative, 0).log1p(), alpha).mul(unit), far);
}

/**
 * `((e^(αu) − 1) / α − (eᵘ − 1)) / (α − 1)` for small u, its limits at α = 0 and 1 included: the two differences of nearly
 * equal numbers in the formula leave none in the series, `u²/2 (1 + (1 + α)/3 u (1 + …`.
 */
function nearTerm(u: Tensor, alpha: number): Tensor {
  // (1 + α + … + α^(k − 2)) / k!
  let [sum, power, factorial] = [0, 1, 1];
  const coefficients = Array.from({ length: 12 }, (_, i) => {
    sum += power;
    power *= alpha;
    factorial *= i + 2;
    return sum / factorial;
  });
  return coefficients.reduceRight((rest, c) => rest.mul(u).add(c), u.mul(0)).mul(u.square());
}
