import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { type KsgOptions, ksgEstimate } from "./support/ksg-estimates.js";

export type { KsgOptions } from "./support/ksg-estimates.js";

/**
 * Mutual information of continuous variables, from samples: the estimate of Kraskov, Stögbauer and Grassberger,
 * `ψ(N) + ψ(k) − ⟨ψ(nx) + ψ(ny)⟩`. The k-th nearest neighbour of each point, in x and y together, sets a distance, and
 * nx and ny are how many points lie nearer in x and in y alone, the point itself among them. Its bias vanishes where x
 * and y are independent; the errors of their entropies cancel.
 *
 * Distances are the largest difference of a coordinate. No noise is added and nothing is scaled: bring the coordinates
 * of x, and of y, to like scales. It counts, and so has no gradient: `donskerVaradhanBound` and its neighbours have.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of any space, one for each of `x`
 * @returns a scalar; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired, and too few for k; ValueError for a k, variant or base that is
 *   none
 * @see Kraskov, Stögbauer & Grassberger, Estimating Mutual Information, 2004
 * @example
 * ```ts
 * import { ksgMutualInformation } from "@surprisal/info-theory/ksg-mutual-information";
 * const x = Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
 * const y = x.map((value, i) => value + 0.1 * Math.cos(Math.SQRT2 * i * i));
 * ksgMutualInformation(x, y).itemSync() > 1; // → true
 * ```
 */
export function ksgMutualInformation(x: TensorLike, y: TensorLike, options: KsgOptions = {}): Tensor {
  return lazily(ksgEstimate("ksgMutualInformation", x, y, options));
}
