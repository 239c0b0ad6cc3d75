import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { KsgOptions } from "./ksg-mutual-information.js";
import { lazily } from "./support/computation.js";
import type { Labels } from "./support/labels.js";
import { rossEstimate } from "./support/ross-estimate.js";

/**
 * Mutual information of continuous variables and labels, from samples: `ψ(N) + ⟨ψ(k)⟩ − ⟨ψ(n)⟩ − ⟨ψ(m)⟩`. The k-th
 * nearest neighbour of each point among those of its own label sets a distance; n are the points of that label, and m
 * how many of any label lie nearer, the point itself among both.
 *
 * A label that occurs k times or fewer counts with its last neighbour, and one that occurs once not at all. Distances
 * are the largest difference of a coordinate.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param labels one for each of `x`: whole numbers, strings, or whatever a Map tells apart
 * @returns a scalar, without a gradient; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired, or when no label occurs twice; ValueError for a k or base that is
 *   none
 * @see Ross, Mutual Information between Discrete and Continuous Data Sets, 2014
 * @example
 * ```ts
 * import { rossMutualInformation } from "@surprisal/info-theory/ross-mutual-information";
 * const labels = ["a", "a", "a", "b", "b", "b"];
 * // ψ(6) − ψ(3): the labels are known from x, as far as six samples can tell.
 * rossMutualInformation([0, 1, 2, 10, 11, 12], labels, { k: 1 }).itemSync(); // → 0.78333333
 * ```
 */
export function rossMutualInformation(
  x: TensorLike,
  labels: Labels,
  options: Omit<KsgOptions, "variant"> = {},
): Tensor {
  return lazily(rossEstimate("rossMutualInformation", x, labels, options));
}
