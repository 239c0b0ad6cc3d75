import { type FloatDtype, randomNormal, type Shape, ShapeError, type Tensor } from "@surprisal/tensor";
import { lastAxis } from "./last-axis.js";

/** Several values forecast for each target: those along the last axis, and the target with that axis, of length 1. */
export function forecastOf(
  name: string,
  prediction: Tensor,
  target: Tensor,
  axis: number,
): { values: Tensor; truth: Tensor } {
  const values = lastAxis(prediction, axis);
  if (target.rank < prediction.rank) return { values, truth: target.unsqueeze(-1) };
  throw new ShapeError(
    `${name}: the target [${target.shape.join(", ")}] must have one value for all those forecast along axis ${axis} of the ` +
      `prediction [${prediction.shape.join(", ")}]: give it the shape [${values.shape.slice(0, -1).join(", ")}].`,
  );
}

/** Random forecasts of normal targets. */
export function forecastSample({ shape, seed, dtype, axis }: Draw): { prediction: Tensor; target: Tensor } {
  const at = axis < 0 ? axis + shape.length : axis;
  return {
    prediction: randomNormal(shape, { seed: 2 * seed, dtype }),
    target: randomNormal(
      shape.filter((_, i) => i !== at),
      { seed: 2 * seed + 1, dtype },
    ),
  };
}

interface Draw {
  readonly shape: Shape;
  readonly seed: number;
  readonly dtype: FloatDtype;
  readonly axis: number;
}
