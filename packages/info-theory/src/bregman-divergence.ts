import { grad, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";

/**
 * The Bregman divergence `F(p) − F(q) − ∇F(q)·(p − q)` from its generator: a convex function of tensors that is
 * differentiated here. ½|x|² makes half of the squared distance of it, Σ x log x `generalizedKlDivergence`, −Σ log x
 * Itakura and Saito's.
 *
 * The generator gives a number for each element, which are added up along `axis`, or one for each vector along it.
 * Differences of p and q below its rounding are lost; where there is a measure of its own, take that.
 *
 * @param p where the generator is finite; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast, axes that do not exist, and a generator that gives neither
 * @see Bregman, The Relaxation Method of Finding the Common Point of Convex Sets, 1967
 * @example
 * ```ts
 * import { bregmanDivergence } from "@surprisal/info-theory/bregman-divergence";
 * bregmanDivergence([1, 2], [0, 0], (x) => x.square().mul(0.5)).itemSync(); // → 2.5
 * // Not separable: log Σ eˣ, whose divergence is that of softmax(q) from softmax(p).
 * bregmanDivergence([0, 0], [0, Math.log(3)], (x) => x.logSumExp(-1)).itemSync(); // → 0.13081203594113694
 * ```
 */
export function bregmanDivergence(
  p: TensorLike,
  q: TensorLike,
  generator: (x: Tensor) => Tensor,
  options: DistributionOptions = {},
): Tensor {
  const { p: x, q: y, axes } = pair("bregmanDivergence", p, q, options);
  const perVector = x.shape.filter((_, axis) => !axes.includes(axis));
  const potential = (z: Tensor): Tensor => {
    const values = generator(z);
    if (values.shape.join() === z.shape.join()) return values.sum(axes);
    if (values.shape.join() === perVector.join()) return values;
    throw new ShapeError(
      `bregmanDivergence: the generator made [${values.shape.join(", ")}] of [${z.shape.join(", ")}]. It must keep the shape, or drop the axes [${axes}].`,
    );
  };
  const slope = grad((z: Tensor) => potential(z).sum())(y);
  return potential(x)
    .sub(potential(y))
    .sub(slope.mul(x.sub(y)).sum(axes));
}
