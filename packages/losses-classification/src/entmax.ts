import { asTensor, normalizeAxes, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { tsallisSoftmax } from "./support/entmax.js";

export interface EntmaxOptions {
  /** At least 1: 1 is softmax, 2 sparsemax. Default 1.5. */
  readonly alpha?: number;
  /** The class axis. Default −1. */
  readonly axis?: number;
}

/**
 * Sparse softmax: the distribution p that makes ⟨p, z⟩ plus the Tsallis entropy of order `alpha` largest.
 *
 * Scores far below the highest get probability 0 exactly, the more of them the larger alpha is. It is what the loss
 * entmaxLoss trains. Same shape as the logits; a row with NaN or +∞ is NaN.
 *
 * @throws ShapeError for an axis that does not exist, ValueError for an alpha below 1.
 * @example
 * ```ts
 * import { entmax } from "@surprisal/losses-classification/entmax";
 * entmax([2, 1, -3]).arraySync(); // → [0.8307, 0.1693, 0]
 * entmax([0, 0]).arraySync(); // → [0.5, 0.5]
 * ```
 */
export function entmax(logits: TensorLike, { alpha = 1.5, axis = -1 }: EntmaxOptions = {}): Tensor {
  if (!(alpha >= 1 && Number.isFinite(alpha))) {
    throw new ValueError(`entmax: alpha must be a finite number, at least 1, not ${alpha}.`);
  }
  const z = asTensor(logits, undefined, "entmax");
  const [at = 0] = normalizeAxes("entmax", axis, z.rank);
  return tsallisSoftmax(z.dtype === "float64" ? z : z.cast("float32"), alpha, at);
}
