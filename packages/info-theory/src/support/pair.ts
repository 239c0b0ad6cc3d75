import { broadcastShapes, normalizeAxes, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./axes.js";
import { normalized } from "./normalized.js";
import { operands } from "./operands.js";

/** Two distributions over the same outcomes, stretched to one shape, in which `axis` is counted. */
export function pair(
  where: string,
  p: TensorLike,
  q: TensorLike,
  { axis = -1, normalize = false }: DistributionOptions,
): { p: Tensor; q: Tensor; axes: number[] } {
  const both = operands(where, p, q);
  const shape = broadcastShapes(
    where,
    both.map((x) => x.shape),
    ["p", "q"],
  );
  const axes = normalizeAxes(where, axis, shape.length);
  const [a, b] = both.map((x) => (normalize ? normalized(x.expand(shape), axes) : x.expand(shape))) as [
    Tensor,
    Tensor,
  ];
  return { p: a, q: b, axes };
}
