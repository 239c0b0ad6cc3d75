import { breathe, evaluateSoon } from "./backend.js";
import { DtypeError } from "./errors.js";
import { Tensor } from "./tensor/tensor.js";

/**
 * Computes tensors together, now, sharing what they have in common: one walk over the data instead of one for each.
 * Without arguments it only waits until somebody can compute, which matters where WebAssembly is forbidden.
 *
 * @throws DtypeError for what is no tensor; ValueError for values that an operation does not take
 * @example
 * ```ts
 * import { evaluate, tensor } from "@surprisal/tensor";
 * const x = tensor([1, 2, 3]).exp();
 * const [total, largest] = [x.sum(), x.max()];
 * await evaluate(total, largest);
 * Math.abs(largest.itemSync() - Math.exp(3)) < 1e-5; // → true
 * ```
 */
export async function evaluate(...tensors: readonly Tensor[]): Promise<void> {
  for (const tensor of tensors) {
    if (!(tensor instanceof Tensor)) throw new DtypeError("evaluate: takes tensors only: evaluate(a, b).");
  }
  await evaluateSoon(tensors.map((tensor) => tensor.node));
  await breathe();
}
