import { evaluateNodes } from "./backend.js";
import type { Tensor } from "./tensor/tensor.js";

/**
 * Computes tensors together, now, sharing what they have in common.
 *
 * @example
 * ```ts
 * import { evaluate, tensor } from "@surprisal/tensor";
 * const x = tensor([1, 2, 3]).exp();
 * const [total, largest] = [x.sum(), x.max()];
 * await evaluate(total, largest);
 * ```
 */
export async function evaluate(...tensors: readonly Tensor[]): Promise<void> {
  evaluateNodes(tensors.map((tensor) => tensor.node));
}
