import type { SampleDraw } from "@surprisal/loss-registry";
import {
  arange,
  ones,
  randomNormal,
  randomUniform,
  type Shape,
  ShapeError,
  type Tensor,
} from "@surprisal/tensor";

/** The options of losses of lists: one list per sample, its items along `axis`. */
export const listOptions = {
  items: {
    type: "tensor",
    summary: "bool, in the shape of the scores: false for padding, which no list has.",
  },
  axis: { type: "axis", default: -1, summary: "The axis of a list's items." },
} as const;

/**
 * Random scores, and for each a relevance from 0 to 4, or to `grades`. What is longer than `longest` along the last axis
 * becomes more lists: most of these losses compare every item with every other.
 */
export const sampleLists =
  (grades = 4, longest = 64) =>
  ({ shape, seed, dtype, axis }: SampleDraw) => {
    const lists = axis === -1 || axis === shape.length - 1 ? inLists(shape, longest) : shape;
    const relevance = randomUniform(lists, { seed: seed + 1, dtype, low: 0, high: grades + 1 });
    return { prediction: randomNormal(lists, { seed, dtype }), target: relevance.floor() };
  };

function inLists(shape: Shape, length: number): Shape {
  const size = shape.reduce((a, b) => a * b, 1);
  return (shape.at(-1) ?? 0) > length ? [Math.ceil(size / length), length] : shape;
}

/** Lists with their items along the last axis. */
export interface Lists {
  /** 0 where there is no item. */
  readonly scores: Tensor;
  /** 0 where there is no item. */
  readonly relevance: Tensor;
  /** Which items exist. */
  readonly present: Tensor;
}

/** What a loss of lists was called with, items last. Throws unless there is a relevance for each score. */
export function listsOf(
  where: string,
  scores: Tensor,
  relevance: Tensor,
  { items, axis }: { readonly items: Tensor | undefined; readonly axis: number },
): Lists {
  for (const [label, x] of [
    ["target", relevance],
    ["items", items],
  ] as const) {
    if (x === undefined || x.shape.join() === scores.shape.join()) continue;
    throw new ShapeError(
      `${where}: ${label} [${x.shape.join(", ")}] must have a value for each score, in the shape [${scores.shape.join(", ")}].`,
    );
  }
  const at = axis < 0 ? axis + scores.rank : axis;
  const order = [...scores.shape.keys()].filter((i) => i !== at).concat(at);
  const last = (x: Tensor) => x.permute(order);
  if (items === undefined) {
    const present = ones(last(scores).shape, { dtype: "bool" });
    return { scores: last(scores), relevance: last(relevance), present };
  }
  const present = last(items.cast("bool"));
  return { scores: present.where(last(scores), 0), relevance: present.where(last(relevance), 0), present };
}

/** x of item i as a column, [.., n, 1]. */
export const column = (x: Tensor): Tensor => x.unsqueeze(-1);
/** x of item j as a row, [.., 1, n]. */
export const row = (x: Tensor): Tensor => x.unsqueeze(-2);

/** Pairs of items [.., n, n] of which the first is the more relevant. */
export const ordered = ({ relevance, present }: Lists): Tensor =>
  column(relevance).greater(row(relevance)).logicalAnd(column(present)).logicalAnd(row(present));

/** How many items stand before each by `key`, largest first; of equal ones the first in the list: [.., n]. */
export function placeBy(key: Tensor, present: Tensor): Tensor {
  return before(key).logicalAnd(row(present)).sum(-1).cast(key.dtype);
}

/** Whether item j stands before item i by `key`. */
export function before(key: Tensor): Tensor {
  const place = arange(0, key.shape.at(-1) ?? 0, 1, { dtype: "int32" });
  const [own, other] = [column(key), row(key)];
  return other.greater(own).logicalOr(other.equal(own).logicalAnd(row(place).less(column(place))));
}
