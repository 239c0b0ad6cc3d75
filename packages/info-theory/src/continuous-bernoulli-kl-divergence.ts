import type { Tensor } from "@surprisal/tensor";
import type { ContinuousBernoulli } from "./continuous-bernoulli-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { logRatio } from "./support/log-ratio.js";
import { langevin, logSinhc } from "./support/tilt.js";

/**
 * Kullback–Leibler divergence of two continuous Bernoulli distributions. With h half of log(λ / (1 − λ)) and g(h) =
 * log(sinh h / h) it is `g(hq) − g(hp) − (hq − hp) g′(hp)`. NaN at 0 and 1.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { continuousBernoulliKlDivergence } from "@surprisal/info-theory/continuous-bernoulli-kl-divergence";
 * // From the uniform distribution.
 * const q = { probability: [0.5, 0.9] };
 * continuousBernoulliKlDivergence({ probability: 0.5 }, q).arraySync(); // → [0, 0.19363424483508176]
 * ```
 */
export function continuousBernoulliKlDivergence(
  p: ContinuousBernoulli,
  q: ContinuousBernoulli,
  options: BaseOption = {},
): Tensor {
  return ofDensities(
    "continuousBernoulliKlDivergence",
    { probability: undefined },
    p,
    q,
    options,
    ({ probability: p }, { probability: q }) => {
      const [a, b] = [p, q].map((x) => logRatio(x, x.neg().add(1)).mul(0.5)) as [Tensor, Tensor];
      return logSinhc(b)
        .sub(logSinhc(a))
        .sub(b.sub(a).mul(langevin(a)));
    },
  );
}
