import type { Tensor } from "@surprisal/tensor";
import type { Normal } from "./normal-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { normalDivergence } from "./support/normal-divergence.js";

/**
 * Kullback–Leibler divergence of two normal distributions, `log(σq / σp) + (σp² + (μp − μq)²) / 2σq² − ½`.
 *
 * As the regulariser of a variational autoencoder, q is `{ standardDeviation: 1 }`, and the divergence is summed over
 * the latent axis. 0 where the two are equal and positive elsewhere; nearly equal ones keep their digits.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { normalKlDivergence } from "@surprisal/info-theory/normal-kl-divergence";
 * const posterior = { mean: [0, 1], standardDeviation: [1, 1] };
 * normalKlDivergence(posterior, { standardDeviation: 1 }).arraySync(); // → [0, 0.5]
 * ```
 */
export function normalKlDivergence(p: Normal, q: Normal, options: BaseOption = {}): Tensor {
  return ofDensities(
    "normalKlDivergence",
    { mean: 0, standardDeviation: undefined },
    p,
    q,
    options,
    normalDivergence,
  );
}
