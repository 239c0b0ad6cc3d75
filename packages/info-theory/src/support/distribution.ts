import { normalizeAxes, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./axes.js";
import { normalized } from "./normalized.js";
import { operands } from "./operands.js";

/** One distribution along `axes`, divided by its sum if so wished. */
export function distribution(
  where: string,
  p: TensorLike,
  { axis = -1, normalize = false }: DistributionOptions,
): { p: Tensor; axes: number[] } {
  const [x] = operands(where, p);
  const axes = normalizeAxes(where, axis, x.rank);
  return { p: normalize ? normalized(x, axes) : x, axes };
}
