import type { SampleDraw } from "@surprisal/loss-registry";
import { randomNormal, randomUniform, ShapeError, type Tensor } from "@surprisal/tensor";

/** Random pairs of vectors, and for each whether they are alike, 0 or 1, in the words of `label`. */
export const samplePairs =
  (label: (alike: Tensor) => Tensor) =>
  ({ shape, seed, dtype, axis }: SampleDraw) => {
    const at = axis < 0 ? axis + shape.length : axis;
    const pairs = shape.filter((_, i) => i !== at);
    const alike = randomUniform(pairs, { seed: seed + 2, dtype })
      .less(0.5)
      .cast(dtype);
    return {
      prediction: {
        first: randomNormal(shape, { seed, dtype }),
        second: randomNormal(shape, { seed: seed + 1, dtype }),
      },
      target: label(alike),
    };
  };

/** Throws unless the target has one label for each pair. */
export function checkPairs(where: string, first: Tensor, target: Tensor): void {
  if (target.rank === first.rank - 1) return;
  throw new ShapeError(
    `${where}: target [${target.shape.join(", ")}] must hold one label for each pair of vectors of first [${first.shape.join(", ")}], so it lacks their axis.`,
  );
}
