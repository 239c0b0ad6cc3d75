import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

export interface GaussianRateDistortionOptions extends BaseOption {
  /** The mean squared error allowed, above 0. */
  readonly distortion: TensorLike;
}

/**
 * Rate–distortion function of a normal variable under squared error, `½ log(σ²/D)`, and 0 from D = σ² on: each bit divides the
 * error by four.
 *
 * @param variance σ² of the source, any shape; numbers alone compute in float64
 * @returns the shape of `variance`, broadcast with that of `distortion`; ∞ for no distortion at all
 * @throws ShapeError for shapes that do not broadcast, ValueError for a base that is none
 * @example
 * ```ts
 * import { gaussianRateDistortion } from "@surprisal/info-theory/gaussian-rate-distortion";
 * gaussianRateDistortion(1, { distortion: [2, 0.25], base: 2 }).arraySync(); // → [0, 1]
 * ```
 */
export function gaussianRateDistortion(variance: TensorLike, options: GaussianRateDistortionOptions): Tensor {
  const [s, d] = operands("gaussianRateDistortion", variance, options.distortion);
  const nothing = s.lessEqual(d);
  const nats = nothing.where(0, nothing.where(1, s).log().sub(nothing.where(1, d).log()).mul(0.5));
  return inBase("gaussianRateDistortion", nats, options.base);
}
