import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A Student t distribution for every element. */
export interface StudentT {
  /** ν > 0: 1 is the Cauchy distribution, ∞ the normal one. */
  readonly degreesOfFreedom: TensorLike;
  /** Where it is centred; entropies do not depend on it. Default 0. */
  readonly location?: TensorLike;
  /** σ > 0. Default 1. */
  readonly scale?: TensorLike;
}

/**
 * Differential entropy of Student's density, `log σ√ν B(½, ν/2) + ½(ν + 1)(ψ((ν + 1)/2) − ψ(ν/2))`, with B the beta
 * function and ψ the digamma function.
 *
 * Digits are lost where ν exceeds a million, and the density is as good as normal.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { studentTEntropy } from "@surprisal/info-theory/student-t-entropy";
 * studentTEntropy({ degreesOfFreedom: 1 }).itemSync(); // → 2.5310242469692907
 * ```
 */
export function studentTEntropy(density: StudentT, options: BaseOption = {}): Tensor {
  return ofDensity(
    "studentTEntropy",
    { degreesOfFreedom: undefined, location: 0, scale: 1 },
    density,
    options,
    ({ degreesOfFreedom: nu, scale }) => {
      const [half, above] = [nu.mul(0.5), nu.add(1).mul(0.5)];
      return scale
        .log()
        .add(nu.log().mul(0.5))
        .add(
          half
            .lgamma()
            .sub(above.lgamma())
            .add(0.5 * Math.log(Math.PI)),
        )
        .add(above.mul(above.digamma().sub(half.digamma())));
    },
  );
}
