import { asTensor, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";

export interface ZeroOneOptions {
  /** One weight per sample, in the shape of the classes. */
  readonly sampleWeight?: TensorLike | undefined;
  /** Whether to divide by the number of samples, or the sum of their weights. Default true. */
  readonly normalize?: boolean | undefined;
}

/**
 * The share of samples whose predicted class is not the true one; with `normalize: false` their number, or the sum of
 * their weights. A metric: it is piecewise constant in any score. NaN for no samples.
 *
 * Classes are numbers of any kind that are compared, in one shape: `logits.argmax(axis)`, or
 * `probability.greater(0.5)`.
 *
 * @throws ShapeError unless prediction, target and weights have one shape
 * @example
 * ```ts
 * import { zeroOneLoss } from "@surprisal/losses-classification/zero-one-loss";
 * zeroOneLoss([0, 2, 1, 1], [0, 1, 1, 2]).itemSync(); // → 0.5
 * zeroOneLoss([0, 2, 1], [0, 1, 1], { sampleWeight: [1, 3, 1] }).itemSync(); // → 0.6
 * ```
 */
export function zeroOneLoss(
  prediction: TensorLike,
  target: TensorLike,
  options: ZeroOneOptions = {},
): Tensor {
  const { sampleWeight, normalize = true } = options;
  const p = asTensor(prediction, undefined, "zeroOneLoss: prediction");
  const y = asTensor(target, undefined, "zeroOneLoss: target");
  const w =
    sampleWeight === undefined ? undefined : asTensor(sampleWeight, undefined, "zeroOneLoss: sampleWeight");
  const shapes = [p, y, ...(w ? [w] : [])].map(({ shape }) => `[${shape.join(", ")}]`);
  if (new Set(shapes).size > 1) {
    throw new ShapeError(
      `zeroOneLoss: prediction, target and sampleWeight must have one shape, a class for each sample, not ${shapes.join(", ")}.`,
    );
  }
  const wrong = p.notEqual(y).cast(w?.dtype === "float64" ? "float64" : "float32");
  const missed = (w ? wrong.mul(w) : wrong).sum();
  if (!normalize) return missed;
  return missed.div(w ? w.sum() : p.size);
}
