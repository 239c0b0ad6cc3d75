import type { Tensor } from "@surprisal/tensor";
import type { Gamma } from "./gamma-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellinger } from "./support/hellinger.js";
import { logRatio } from "./support/log-ratio.js";

/**
 * Hellinger distance of two gamma distributions, `√(1 − Γ(α) √(βp^αp βq^αq / Γ(αp) Γ(αq)) / β^α)`, where α and β are
 * the means of their parameters. From 0 to 1; the slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { gammaHellingerDistance } from "@surprisal/info-theory/gamma-hellinger-distance";
 * const p = { concentration: 1, rate: 1 };
 * gammaHellingerDistance(p, { concentration: 1, rate: [1, 4] }).arraySync(); // → [0, 0.4472135954999579]
 * ```
 */
export function gammaHellingerDistance(p: Gamma, q: Gamma): Tensor {
  return ofDensities(
    "gammaHellingerDistance",
    { concentration: undefined, rate: undefined },
    p,
    q,
    {},
    (p, q) => {
      const shape = p.concentration.add(q.concentration).mul(0.5);
      const rate = p.rate.add(q.rate).mul(0.5);
      const own = [p, q].map(({ concentration: a, rate: b }) =>
        a
          .lgamma()
          .sub(a.mul(logRatio(b, rate)))
          .mul(0.5),
      ) as [Tensor, Tensor];
      return hellinger(own[0].add(own[1]).sub(shape.lgamma()));
    },
  );
}
