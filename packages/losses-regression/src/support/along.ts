import { ShapeError, type Tensor } from "@surprisal/tensor";

/** A vector, laid along one axis of `rank`. */
export function laidAlong(x: Tensor, at: number, rank: number): Tensor {
  return x.reshape(Array.from({ length: rank }, (_, axis) => (axis === at ? x.size : 1)));
}

/** One weight per sample, laid along the axis of the samples. */
export function weightsAlong(
  name: string,
  weight: Tensor | undefined,
  { shape, rank }: Tensor,
  axis: number,
): Tensor | undefined {
  if (weight === undefined) return undefined;
  const at = axis < 0 ? axis + rank : axis;
  if (weight.size === shape[at]) return laidAlong(weight, at, rank);
  throw new ShapeError(
    `${name}: sampleWeight [${weight.shape.join(", ")}] must have one weight for each of the ${shape[at]} samples ` +
      `along axis ${axis} of [${shape.join(", ")}].`,
  );
}
