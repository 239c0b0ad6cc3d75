import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";
import { EULER } from "./support/euler.js";

/** A Gumbel distribution, of largest values, for every element. */
export interface Gumbel {
  /** Its mode; entropies do not depend on it. Default 0. */
  readonly location?: TensorLike;
  /** β > 0. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the Gumbel density, `log β + 1 + 0.5772…`, the Euler–Mascheroni constant.
 *
 * −∞ at β = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { gumbelEntropy } from "@surprisal/info-theory/gumbel-entropy";
 * gumbelEntropy({ scale: 1 }).itemSync(); // → 1.5772156649015329
 * ```
 */
export function gumbelEntropy(density: Gumbel, options: BaseOption = {}): Tensor {
  return ofDensity("gumbelEntropy", { location: 0, scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(1 + EULER),
  );
}
