import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";
import { EULER } from "./support/euler.js";

/** A Kumaraswamy distribution on [0, 1] for every element: `P(X ≤ x) = 1 − (1 − xᵅ)ᵝ`. */
export interface Kumaraswamy {
  /** α > 0. PyTorch's concentration1. */
  readonly alpha: TensorLike;
  /** β > 0. PyTorch's concentration0. */
  readonly beta: TensorLike;
}

/**
 * Differential entropy of the Kumaraswamy density, `1 − 1/β + (1 − 1/α)(ψ(β + 1) + 0.5772…) − log αβ`, with ψ the
 * digamma function and the Euler–Mascheroni constant.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { kumaraswamyEntropy } from "@surprisal/info-theory/kumaraswamy-entropy";
 * kumaraswamyEntropy({ alpha: [1, 2], beta: [1, 1] }).arraySync(); // → [0, -0.1931471805599453]
 * ```
 */
export function kumaraswamyEntropy(density: Kumaraswamy, options: BaseOption = {}): Tensor {
  return ofDensity(
    "kumaraswamyEntropy",
    { alpha: undefined, beta: undefined },
    density,
    options,
    ({ alpha, beta }) => {
      const harmonic = beta.add(1).digamma().add(EULER);
      const [a, b] = [alpha, beta].map((x) => x.reciprocal().neg().add(1)) as [Tensor, Tensor];
      return b.add(a.mul(harmonic)).sub(alpha.log()).sub(beta.log());
    },
  );
}
