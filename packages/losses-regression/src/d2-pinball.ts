import { type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { average, quantileOf, type ScoreOptions, score, skill } from "./support/scores.js";

/**
 * The share of the pinball loss that the prediction does away with, compared with the targets' own quantile:
 * 1 − Σ pinball(prediction)/Σ pinball(quantile). A metric: 1 is best, 0 is what that constant achieves.
 *
 * `quantile` is ½ unless given. Samples lie along `axis`, the first unless given; each output has a score, which are
 * averaged unless `reduction` is "none". With `sampleWeight` the quantile is the weighted one.
 *
 * @throws ShapeError unless prediction and target have one shape, with one weight per sample. ValueError for a quantile
 * outside [0, 1].
 * @example
 * ```ts
 * import { d2Pinball } from "@surprisal/losses-regression/d2-pinball";
 * d2Pinball([1, 2, 4], [1, 2, 3]).itemSync(); // → 0.5
 * d2Pinball([2.5, 2.5, 2.5], [1, 2, 3], { quantile: 0.75 }).itemSync(); // → 0
 * ```
 */
export function d2Pinball(
  prediction: TensorLike,
  target: TensorLike,
  options: ScoreOptions & { readonly quantile?: number } = {},
): Tensor {
  const { quantile: q = 0.5, ...rest } = options;
  if (!(q >= 0 && q <= 1)) {
    throw new ValueError(`d2Pinball: option quantile must be a number from 0 to 1, not ${q}.`);
  }
  return score("d2Pinball", [prediction, target], rest, (scored) => {
    const { prediction: f, target: y, axis } = scored;
    const pinball = (below: Tensor) => average(below.mul(q).maximum(below.mul(q - 1)), scored);
    return skill(pinball(y.sub(f)), pinball(y.sub(quantileOf(y, q, scored))), axis);
  });
}
