import type { Tensor } from "@surprisal/tensor";
import type { LogNormal } from "./log-normal-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { normalDivergence } from "./support/normal-divergence.js";

/**
 * Kullback–Leibler divergence of two log-normal distributions: that of the normal distributions of their logarithms.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { logNormalKlDivergence } from "@surprisal/info-theory/log-normal-kl-divergence";
 * logNormalKlDivergence({ location: 1, scale: 1 }, { scale: 1 }).itemSync(); // → 0.5
 * ```
 */
export function logNormalKlDivergence(p: LogNormal, q: LogNormal, options: BaseOption = {}): Tensor {
  return ofDensities(
    "logNormalKlDivergence",
    { location: 0, scale: undefined },
    p,
    q,
    options,
    ({ location, scale }, q) =>
      normalDivergence(
        { mean: location, standardDeviation: scale },
        { mean: q.location, standardDeviation: q.scale },
      ),
  );
}
