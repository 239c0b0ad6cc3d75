import type { Tensor } from "@surprisal/tensor";
import type { Cauchy } from "./cauchy-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";

/**
 * Jensen–Shannon divergence of two Cauchy distributions, `log(2s / (s + 2√(γpγq)))` with
 * `s = √((μp − μq)² + (γp + γq)²)`. Symmetric, and at most log 2.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { cauchyJensenShannonDivergence } from "@surprisal/info-theory/cauchy-jensen-shannon-divergence";
 * cauchyJensenShannonDivergence({ scale: 1 }, { location: [0, 2], scale: 1 }).arraySync(); // → [0, 0.1583472]
 * ```
 */
export function cauchyJensenShannonDivergence(p: Cauchy, q: Cauchy, options: BaseOption = {}): Tensor {
  return ofDensities(
    "cauchyJensenShannonDivergence",
    { location: 0, scale: undefined },
    p,
    q,
    options,
    (p, q) => {
      const across = p.location.sub(q.location).square();
      const span = across.add(p.scale.add(q.scale).square()).sqrt();
      // s² − 4γpγq, without the cancellation.
      const gap = across.add(p.scale.sub(q.scale).square());
      const least = p.scale.mul(q.scale).sqrt().mul(2);
      return gap.div(span.add(least).square()).log1p();
    },
  );
}
