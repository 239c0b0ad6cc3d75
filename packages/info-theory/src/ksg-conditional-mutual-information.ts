import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { KsgOptions } from "./ksg-mutual-information.js";
import { lazily } from "./support/computation.js";
import { ksgConditionalEstimate } from "./support/ksg-estimates.js";

/**
 * Conditional mutual information `I(X; Y | Z)` of continuous variables, from samples:
 * `ψ(k) − ⟨ψ(nxz) + ψ(nyz) − ψ(nz)⟩`, with the counts of `ksgMutualInformation` in the margins of x and z, y and z, and
 * z alone. With z the past of y and x that of another series, it is a transfer entropy.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of any space, one for each of `x`
 * @param z what is known, likewise
 * @returns a scalar, without a gradient; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired, and too few for k; ValueError for a k or base that is none
 * @see Frenzel & Pompe, Partial Mutual Information for Coupling Analysis of Multivariate Time Series, 2007
 * @example
 * ```ts
 * import { ksgConditionalMutualInformation } from "@surprisal/info-theory/ksg-conditional-mutual-information";
 * const z = Array.from({ length: 100 }, (_, i) => Math.sin(i * i));
 * const x = z.map((value, i) => value + Math.cos(Math.SQRT2 * i * i));
 * const y = z.map((value, i) => value + Math.cos(Math.E * i * i));
 * Math.abs(ksgConditionalMutualInformation(x, y, z).itemSync()) < 0.3; // → true
 * ```
 */
export function ksgConditionalMutualInformation(
  x: TensorLike,
  y: TensorLike,
  z: TensorLike,
  options: Omit<KsgOptions, "variant"> = {},
): Tensor {
  return lazily(ksgConditionalEstimate("ksgConditionalMutualInformation", x, y, z, options));
}
