import { ShapeError, type Tensor, tensor } from "@surprisal/tensor";

/** The levels of the quantiles along `axis` of the prediction: those given, or the middles of parts of equal probability. */
export function levelsOf(
  name: string,
  given: Tensor | undefined,
  { shape, dtype }: Tensor,
  axis: number,
): Tensor {
  const count = shape.at(axis) ?? 0;
  const middles = () => Array.from({ length: count }, (_, k) => (k + 0.5) / count);
  const levels = given ?? tensor(middles(), { dtype });
  if (levels.rank === 1 && levels.size === count) return levels;
  throw new ShapeError(
    `${name}: quantiles [${levels.shape.join(", ")}] must name one level for each of the ${count} values along axis ` +
      `${axis} of the prediction [${shape.join(", ")}].`,
  );
}
