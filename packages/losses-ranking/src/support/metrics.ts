import { asTensor, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { type Lists, listsOf } from "./lists.js";

export interface MetricOptions {
  /** The axis of a list's items. Default the last. */
  readonly axis?: number;
  /** bool, in the shape of the scores: false for padding, which no list has. */
  readonly items?: TensorLike;
  /** "mean" over the lists, or "none" for each by itself. Default "mean". */
  readonly reduction?: "mean" | "none";
}

/** What a metric was called with, items last. Relevances take the dtype of the scores. */
export function metricLists(
  where: string,
  scores: TensorLike,
  relevance: TensorLike,
  { axis = -1, items }: MetricOptions,
): Lists {
  const s = asTensor(scores, undefined, `${where}: scores`);
  const float = s.dtype === "int32" || s.dtype === "bool" ? s.cast("float32") : s;
  if (axis >= s.rank || axis < -s.rank) {
    throw new ShapeError(`${where}: axis ${axis} does not exist in scores [${s.shape.join(", ")}].`);
  }
  const y = asTensor(relevance, undefined, `${where}: relevance`).cast(float.dtype);
  return listsOf(where, float, y, { axis, items: items === undefined ? undefined : asTensor(items) });
}

export const reduced = (values: Tensor, { reduction = "mean" }: MetricOptions): Tensor =>
  reduction === "none" ? values : values.mean();
