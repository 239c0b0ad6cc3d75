import { asTensor, customGrad, type Tensor } from "@surprisal/tensor";
import { relEntr } from "../rel-entr.js";
import { deformedRelEntr } from "./deformed.js";
import { logPower, powerProduct } from "./power-product.js";
import { quotient } from "./quotient.js";
import { zeroWins } from "./zero-wins.js";

/**
 * `log(Σ p^α q^(1−α)) / (α − 1)` for α ≥ 0: Rényi's divergence of p from q, and minus his entropy of p where q = 1. At 1
 * the limit for distributions, at 0 and ∞ the limits.
 */
export function renyi(p: Tensor, q: Tensor, axes: number[], alpha: number): Tensor {
  if (alpha === 0) return p.greater(0).where(q, 0).sum(axes).log().neg();
  if (alpha === 1) return relEntr(p, q).sum(axes);
  if (alpha === Number.POSITIVE_INFINITY) return quotient(p, q).max(axes).log();
  // Near 1 both the logarithm and α − 1 vanish: there the sum is taken of what it exceeds 1 by.
  const logarithm =
    alpha > 0.5 && alpha < 2
      ? atLeastMinusOne(excess(p, q, axes, alpha)).log1p()
      : logPowerSum(p, q, alpha, axes).reshape(p.sum(axes).shape);
  return logarithm.div(alpha - 1);
}

/** `Σ p^α q^(1−α) − 1`, with its digits where α is near 1; α > 0. */
export function excess(p: Tensor, q: Tensor, axes: number[], alpha: number): Tensor {
  return deformedRelEntr(p, q, alpha - 1)
    .sum(axes)
    .mul(alpha - 1)
    .add(p.sum(axes).sub(1));
}

/** `log Σ p^a q^(1−a)` without overflow, axes kept. */
function logPowerSum(p: Tensor, q: Tensor, a: number, axes: number[]): Tensor {
  return customGrad((p, q) => {
    const nothing = p.equal(0).logicalAnd(q.equal(0));
    const exponents = nothing.where(Number.NEGATIVE_INFINITY, logPower(p, a).add(logPower(q, 1 - a)));
    const value = exponents.logSumExp(axes, { keepDims: true });
    const again = () => logPowerSum(p, q, a, axes);
    const slope = (dy: Tensor, factor: number, u: number, w: number) =>
      zeroWins(dy, powerProduct(p, q, u, w, again()).mul(factor));
    return {
      value,
      gradient: (dy) => [
        slope(dy, a, a - 1, 1 - a),
        a === 1 ? asTensor(0, dy.dtype) : slope(dy, 1 - a, a, -a),
      ],
    };
  })(p, q);
}

/** Disjoint distributions have −1, which rounding must not carry over the edge of the logarithm. */
function atLeastMinusOne(x: Tensor): Tensor {
  return x.less(-1).where(-1, x);
}
