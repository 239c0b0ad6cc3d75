import { ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";
import { zeroWins } from "./support/zero-wins.js";

export interface FDivergenceOptions extends DistributionOptions {
  /** The limit of f(t) / t for large t: what each p weighs where q = 0. Default Infinity. */
  readonly slopeAtInfinity?: number;
}

/**
 * The f-divergence `Σ q f(p/q)` of Csiszár, Ali and Silvey, from its generator: a convex function f with f(1) = 0, element
 * by element on tensors. t log t makes `klDivergence` of it, ½|t − 1| the total variation, ½(√t − 1)² squared Hellinger.
 *
 * Where q = 0 it is p times `slopeAtInfinity`; where both are 0, nothing. Gradients at p = 0 are what those of f at 0
 * are; `relEntr(t, 1)` is t log t without NaN there.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast, axes that do not exist, and a generator that changes the shape
 * @see Csiszár, Information-Type Measures of Difference of Probability Distributions, 1967
 * @example
 * ```ts
 * import { fDivergence } from "@surprisal/info-theory/f-divergence";
 * const variation = fDivergence([0.5, 0.5], [0.25, 0.75], (t) => t.sub(1).abs().mul(0.5), { slopeAtInfinity: 0.5 });
 * variation.itemSync(); // → 0.25
 * ```
 */
export function fDivergence(
  p: TensorLike,
  q: TensorLike,
  f: (ratio: Tensor) => Tensor,
  options: FDivergenceOptions = {},
): Tensor {
  const { slopeAtInfinity = Number.POSITIVE_INFINITY } = options;
  const { p: x, q: y, axes } = pair("fDivergence", p, q, options);
  const nothing = y.equal(0);
  const generated = f(nothing.where(1, x).div(nothing.where(1, y)));
  if (generated.shape.join() !== x.shape.join()) {
    throw new ShapeError(
      `fDivergence: the generator made [${generated.shape.join(", ")}] of ratios [${x.shape.join(", ")}]. It must work element by element.`,
    );
  }
  const beyond = Number.isFinite(slopeAtInfinity)
    ? x.mul(slopeAtInfinity)
    : x.equal(0).where(0, slopeAtInfinity);
  return nothing.where(beyond, zeroWins(y, generated)).sum(axes);
}
