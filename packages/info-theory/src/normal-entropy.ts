import { broadcastShapes, type Tensor, type TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

/** A normal distribution for every element. */
export interface Normal {
  /** Where it is centred: no entropy depends on it. Default 0. */
  readonly mean?: TensorLike;
  /** How wide it is, σ > 0. */
  readonly standardDeviation: TensorLike;
}

/**
 * Differential entropy of the normal density, `½ log(2πe σ²)`: the largest among the densities of that variance.
 *
 * Unlike the entropy of outcomes it may be negative: it is below 0 from σ < 0.2420 on, and −∞ at σ = 0. NaN for σ < 0.
 *
 * @returns the shape of `standardDeviation`, broadcast with that of `mean`
 * @throws ShapeError for shapes that do not broadcast, ValueError for a base that is none
 * @example
 * ```ts
 * import { normalEntropy } from "@surprisal/info-theory/normal-entropy";
 * normalEntropy({ standardDeviation: [1, 0.1] }).arraySync(); // → [1.4189385332046727, -0.8836465597893729]
 * ```
 */
export function normalEntropy({ mean = 0, standardDeviation }: Normal, options: BaseOption = {}): Tensor {
  const [location, scale] = operands("normalEntropy", mean, standardDeviation);
  const shape = broadcastShapes(
    "normalEntropy",
    [location.shape, scale.shape],
    ["mean", "standardDeviation"],
  );
  const nats = scale.log().add(0.5 * Math.log(2 * Math.PI * Math.E));
  return inBase("normalEntropy", nats.expand(shape), options.base);
}
