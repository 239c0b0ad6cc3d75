import type { SampleDraw, WithDivisor } from "@surprisal/loss-registry";
import { arange, randomNormal, ShapeError, type Tensor } from "@surprisal/tensor";
import { diagonal } from "./diagonal.js";

/** The domain of losses that compare the samples of a batch: vectors [N, D] and a label for each. */
export const labelled = { prediction: "real", target: "label" } as const;

/** Random batches for losses over triplets: of 256 samples at most, with as many more features. */
export const sampleTriplets = ({ shape: [samples = 2, features = 1], seed, dtype }: SampleDraw) => {
  const rows = Math.min(samples, 256);
  const columns = Math.max(1, Math.round((samples * features) / Math.max(rows, 1)));
  const labels = Math.max(1, Math.floor(rows / 2));
  return {
    prediction: randomNormal([rows, columns], { seed, dtype }),
    target: arange(0, rows, 1, { dtype }).sub(arange(0, rows, 1, { dtype }).div(labels).floor().mul(labels)),
  };
};

/** Which pairs of a batch are alike, [N, N] of bool. No sample makes a pair with itself. */
export interface Pairs {
  readonly positive: Tensor;
  /** A label that is NaN, that of a masked sample, is neither like nor unlike any other. */
  readonly negative: Tensor;
}

export function pairsOf(where: string, embeddings: Tensor, labels: Tensor): Pairs {
  checkVectors(where, "prediction", embeddings);
  checkLabels(where, "prediction", embeddings, labels);
  const [row, column] = [labels.unsqueeze(1), labels.unsqueeze(0)];
  return {
    positive: row.equal(column).logicalAnd(diagonal(labels.size).logicalNot()),
    negative: row.less(column).logicalOr(row.greater(column)),
  };
}

/** Throws unless x is one vector per sample. */
export function checkVectors(where: string, label: string, x: Tensor): void {
  if (x.rank === 2) return;
  throw new ShapeError(
    `${where}: ${label} [${x.shape.join(", ")}] must hold one vector per sample: [samples, features]. Use reshape.`,
  );
}

/** Throws unless there is one label for each vector. */
export function checkLabels(where: string, label: string, vectors: Tensor, labels: Tensor): void {
  if (labels.rank === 1 && labels.size === vectors.shape[0]) return;
  throw new ShapeError(
    `${where}: target [${labels.shape.join(", ")}] must hold one label for each of the ${vectors.shape[0]} samples of ${label} [${vectors.shape.join(", ")}].`,
  );
}

/** One loss for the whole batch: 0 without samples, and without a mean. */
export function ofBatch(x: Tensor, loss: () => Tensor): WithDivisor | Tensor {
  if (x.shape[0] !== 0) return loss();
  const nothing = x.sum();
  return { loss: nothing, divisor: nothing.notEqual(0) };
}
