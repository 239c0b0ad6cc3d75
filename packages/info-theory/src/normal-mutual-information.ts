import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

/**
 * Mutual information of two normal variables from their correlation ρ, `−½ log(1 − ρ²)`: 0 for uncorrelated ones, ∞ at
 * ±1, NaN beyond. No variables of that correlation with normal margins share less.
 *
 * @param correlation from −1 to 1, any shape
 * @returns the shape of `correlation`; numbers alone compute in float64
 * @throws ValueError for a base that is none
 * @see Cover & Thomas, Elements of Information Theory, 2006, example 8.5.1
 * @example
 * ```ts
 * import { normalMutualInformation } from "@surprisal/info-theory/normal-mutual-information";
 * normalMutualInformation([0, 0.6, 1]).arraySync(); // → [0, 0.22314355131420976, Infinity]
 * ```
 */
export function normalMutualInformation(correlation: TensorLike, options: BaseOption = {}): Tensor {
  const [rho] = operands("normalMutualInformation", correlation);
  return inBase("normalMutualInformation", rho.square().neg().log1p().mul(-0.5).add(0), options.base);
}
