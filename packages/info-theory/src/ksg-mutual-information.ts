import { type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { boxes, cubes } from "./support/counts-in-margins.js";
import { checkNeighbors } from "./support/neighbors.js";
import { checkPaired, samples } from "./support/points.js";

export interface KsgOptions extends BaseOption {
  /** The distance of how manyth neighbour counts. More are steadier, and blur more. Default 3. */
  readonly k?: number;
  /**
   * The first estimate of the article, cubes, or the second, boxes, which has smaller errors for a larger k. Default 1.
   */
  readonly variant?: 1 | 2;
  /** Make 0 of a negative estimate, as scikit-learn does; it is biased then. Default false. */
  readonly clip?: boolean;
}

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
  const where = "ksgMutualInformation";
  const { k = 3, variant = 1, clip = false } = options;
  const [a, b] = samples(where, ["x", "y"], x, y);
  checkPaired(where, { x: a.shape[0] ?? 0, y: b.shape[0] ?? 0 });
  checkNeighbors(where, k, { x: a });
  if (variant !== 1 && variant !== 2) {
    throw new ValueError(`${where}: variant must be 1 or 2, not ${variant}.`);
  }
  const nats = (variant === 1 ? cubes : boxes)(tensor(Int32Array.of(k)), a, b);
  return inBase(where, clip ? nats.maximum(0) : nats, options.base);
}
