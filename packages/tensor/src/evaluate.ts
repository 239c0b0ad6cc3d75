import { evaluateNodes } from "./backend.js";
import { DtypeError } from "./errors.js";
import { Tensor } from "./tensor/tensor.js";

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
  for (const tensor of tensors) {
    if (!(tensor instanceof Tensor)) throw new DtypeError("evaluate: takes tensors only: evaluate(a, b).");
  }
  evaluateNodes(tensors.map((tensor) => tensor.node));
}
