import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entmax } from "./entmax.js";

/**
 * The distribution nearest to the logits: their Euclidean projection on the simplex, with zeros where scores are low.
 *
 * What the loss sparsemaxLoss trains; entmax with `alpha` 2. Same shape as the logits; a row with NaN or +∞ is NaN.
 *
 * @throws ShapeError for an axis that does not exist
 * @example
 * ```ts
 * import { sparsemax } from "@surprisal/losses-classification/sparsemax";
 * sparsemax([1, 0.5, -1]).arraySync(); // → [0.75, 0.25, 0]
 * ```
 */
export function sparsemax(logits: TensorLike, { axis = -1 }: { readonly axis?: number } = {}): Tensor {
  return entmax(logits, { alpha: 2, axis });
}
