import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";
import { logRatio } from "./support/log-ratio.js";
import { entropyOfTilt } from "./support/tilt.js";

/** A continuous Bernoulli distribution on [0, 1] for every element: density proportional to `λˣ (1 − λ)¹⁻ˣ`. */
export interface ContinuousBernoulli {
  /** λ, strictly between 0 and 1; ½ is the uniform distribution. */
  readonly probability: TensorLike;
}

/**
 * Differential entropy of the continuous Bernoulli density: 0 at λ = ½, where it is uniform, and negative elsewhere.
 *
 * With h half of log(λ / (1 − λ)) it is `log(sinh h / h) − h (coth h − 1/h)`, which keeps its digits near ½. NaN at 0
 * and 1.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { continuousBernoulliEntropy } from "@surprisal/info-theory/continuous-bernoulli-entropy";
 * continuousBernoulliEntropy({ probability: [0.5, 0.1] }).arraySync(); // → [0, -0.17963111600005513]
 * ```
 */
export function continuousBernoulliEntropy(density: ContinuousBernoulli, options: BaseOption = {}): Tensor {
  return ofDensity(
    "continuousBernoulliEntropy",
    { probability: undefined },
    density,
    options,
    ({ probability: p }) => entropyOfTilt(logRatio(p, p.neg().add(1)).mul(0.5)),
  );
}
