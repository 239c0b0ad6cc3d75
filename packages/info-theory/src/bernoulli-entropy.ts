import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { binaryEntropy } from "./support/binary-entropy.js";
import { ofDensity } from "./support/density.js";

/** A Bernoulli distribution for every element. */
export interface Bernoulli {
  /** Of 1, from 0 to 1. */
  readonly probability: TensorLike;
}

/**
 * Entropy of a coin, `−p log p − (1 − p) log(1 − p)`: from 0 for a certain outcome to log 2, or one bit, for a fair
 * one.
 *
 * The slope at p = 0 is ∞, at p = 1 −∞; −∞ outside of [0, 1], which keeps the function concave. `entropy` takes
 * distributions over any number of outcomes.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { bernoulliEntropy } from "@surprisal/info-theory/bernoulli-entropy";
 * bernoulliEntropy({ probability: [0.5, 1] }, { base: 2 }).arraySync(); // → [1, 0]
 * ```
 */
export function bernoulliEntropy(density: Bernoulli, options: BaseOption = {}): Tensor {
  return ofDensity("bernoulliEntropy", { probability: undefined }, density, options, ({ probability: p }) =>
    binaryEntropy(p),
  );
}
