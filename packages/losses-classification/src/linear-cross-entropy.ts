import {
  arange,
  asTensor,
  concat,
  customGrad,
  indexTensor,
  ones,
  ShapeError,
  stack,
  type Tensor,
  type TensorLike,
  ValueError,
} from "@surprisal/tensor";

export interface LinearCrossEntropyOptions {
  /** Default "mean", over the samples that are not ignored. */
  readonly reduction?: "mean" | "sum" | "none";
  /** Samples with this class index are left out. */
  readonly ignoreIndex?: number;
  /** How many classes are computed at a time. Default: so many that the logits in memory are some millions, or 1/64. */
  readonly chunkSize?: number;
}

/**
 * Softmax cross-entropy of the logits `features · weightᵀ`, which are never in memory all at once: for vocabularies so
 * large that they would not fit.
 *
 * Features [N, D], weight [K, D], class indices [N]. Classes are computed `chunkSize` at a time, and computed again for the
 * gradient, with respect to features and weight; both are exact. Otherwise it is softmaxCrossEntropy of the product: the
 * gradient at the logits is softmax minus one-hot, samples with `ignoreIndex` have loss and gradient 0 and do not count.
 *
 * @throws ShapeError for arguments that do not fit; ValueError for a class that does not exist: at the call when the
 * target is on the host, else when the loss is read.
 * @example
 * ```ts
 * import { linearCrossEntropy } from "@surprisal/losses-classification/linear-cross-entropy";
 * const weight = [[1, 0], [0, 1], [1, 1]];
 * linearCrossEntropy([[0, 0]], weight, [2]).itemSync(); // → 1.0986
 * linearCrossEntropy([[Math.log(2), 0]], weight, [1], { chunkSize: 2 }).itemSync(); // → 1.6094
 * ```
 */
export function linearCrossEntropy(
  features: TensorLike,
  weight: TensorLike,
  target: TensorLike,
  options: LinearCrossEntropyOptions = {},
): Tensor {
  const [rows, classWeights] = [floats(features, "features"), floats(weight, "weight")];
  const labels = asTensor(target, "int32", "linearCrossEntropy: target");
  const { reduction = "mean", ignoreIndex } = options;
  checkShapes(rows, classWeights, labels);
  const [samples = 0, classes = 0] = [rows.shape[0], classWeights.shape[0]];
  const kept = ignoreIndex === undefined ? undefined : labels.notEqual(ignoreIndex);
  const index = indexTensor("linearCrossEntropy", labels, classes, "class", { kept });
  const chunks = chunksOf(classes, options.chunkSize ?? defaultChunk(samples, classes));
  const losses = surprisal(kept?.unsqueeze(1).where(rows, 0) ?? rows, classWeights, index, chunks);
  const counted = kept?.where(losses, 0) ?? losses;
  if (reduction === "none") return counted;
  if (reduction === "sum") return counted.sum();
  if (reduction === "mean") return kept === undefined ? losses.mean() : counted.sum().div(kept.sum());
  throw new ValueError(
    `linearCrossEntropy: option reduction must be "mean", "sum" or "none", not ${JSON.stringify(reduction)}.`,
  );
}

type Chunk = readonly [start: number, stop: number];

/** log Σ e^z − z_y of each row, with the gradient of rows and weights, chunk after chunk. */
function surprisal(rows: Tensor, weights: Tensor, index: Tensor, chunks: readonly Chunk[]): Tensor {
  const hits = ([start, stop]: Chunk) => index.unsqueeze(1).equal(arange(start, stop, 1, { dtype: "int32" }));
  return customGrad((rows: Tensor, weights: Tensor) => {
    let before: Tensor | undefined;
    const parts = chunks.map((chunk) => {
      const logits = after(before, rows).matmul(weights.narrow(0, ...chunk).transpose());
      const largest = logits.max(1).detach();
      // As in logSumExp: ∞ − ∞ would be NaN.
      const shift = largest.isFinite().where(largest, 0);
      before = logits.sub(shift.unsqueeze(1)).exp().sum(1);
      return { shift, sum: before, own: hits(chunk).where(logits, 0).sum(1) };
    });
    const all = (key: "shift" | "sum" | "own") => stack(parts.map((part) => part[key]));
    const largest = all("shift").max(0);
    const total = all("sum").mul(all("shift").sub(largest).exp()).sum(0).log();

    const gradient = (dy: Tensor): Tensor[] => {
      let rowGradient: Tensor | undefined;
      const weightGradients = chunks.map((chunk) => {
        const [x, w] = [after(rowGradient ?? total, rows), weights.narrow(0, ...chunk)];
        const logits = x.matmul(w.transpose());
        const softmax = logits.sub(largest.unsqueeze(1)).sub(total.unsqueeze(1)).exp();
        const slope = softmax.sub(hits(chunk).cast(rows.dtype)).mul(dy.unsqueeze(1));
        rowGradient = plus(rowGradient, slope.matmul(w));
        return slope.transpose().matmul(x);
      });
      return [rowGradient ?? rows, concat(weightGradients, 0)];
    };
    return { value: total.sub(all("own").sum(0).sub(largest)), gradient };
  })(rows, weights);
}

/** `x`, once `other` is computed: else all chunks would be computed side by side, and be in memory together. */
function after(other: Tensor | undefined, x: Tensor): Tensor {
  if (other === undefined) return x;
  const some = other.reshape([-1]).narrow(0, 0, 1);
  // Never true, which only the values tell.
  return some.less(some).where(0, x);
}

/** The sum as a product, which is computed at once: a sum would wait for its last term, and keep all. */
function plus(total: Tensor | undefined, term: Tensor): Tensor {
  if (total === undefined) return term;
  const both = stack([total, term]).reshape([2, term.size]);
  return ones([1, 2], { dtype: term.dtype }).matmul(both).reshape(term.shape);
}

function chunksOf(classes: number, size: number): Chunk[] {
  if (!(Number.isSafeInteger(size) && size > 0)) {
    throw new ValueError(`linearCrossEntropy: option chunkSize must be a whole number above 0, not ${size}.`);
  }
  return Array.from({ length: Math.ceil(classes / size) }, (_, i) => [
    i * size,
    Math.min(classes, (i + 1) * size),
  ]);
}

function defaultChunk(samples: number, classes: number): number {
  return Math.max(1, Math.ceil(classes / 64), Math.floor(2 ** 21 / Math.max(samples, 1)));
}

function floats(value: TensorLike, label: string): Tensor {
  const x = asTensor(value, undefined, `linearCrossEntropy: ${label}`);
  return x.dtype === "float64" || x.dtype === "float32" ? x : x.cast("float32");
}

function checkShapes(rows: Tensor, weights: Tensor, labels: Tensor): void {
  const [samples, width] = rows.shape;
  const fits = rows.rank === 2 && weights.rank === 2 && weights.shape[1] === width;
  if (fits && labels.rank === 1 && labels.size === samples && weights.shape[0] !== 0) return;
  const shown = [rows, weights, labels].map(({ shape }) => `[${shape.join(", ")}]`);
  throw new ShapeError(
    `linearCrossEntropy: features ${shown[0]}, weight ${shown[1]} and target ${shown[2]} must be [N, D], [K, D] and [N]. ` +
      "Flatten the axes before the last: features.reshape([-1, width]).",
  );
}
