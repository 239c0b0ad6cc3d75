import type { Shape, Tensor } from "@surprisal/tensor";

/** What is reduced: a loss with weight and mask applied, and what the divisors of the means are made of. */
export interface Terms {
  /** Weight times loss; 0 where the mask is false. */
  readonly loss: Tensor;
  readonly weight: Tensor | undefined;
  /** What each element counts in a mean, 0 where the mask is false; undefined when each counts 1. */
  readonly counts: Tensor | undefined;
  /** What the mean of nothing is: 0/0, or 0. */
  readonly emptyMean: "nan" | "zero";
}

const rest = (loss: Tensor): number[] => loss.shape.map((_, axis) => axis).slice(1);

/** Every way from the losses of elements or samples to the result. */
const reductions = {
  none: ({ loss }) => loss,
  sum: ({ loss }) => loss.sum(),
  mean: (terms) => average(terms, terms.counts),
  batchMean: (terms) => {
    const { loss, counts } = terms;
    const rows = { ...terms, loss: loss.sum(rest(loss)) };
    return average(rows, counts?.expand(loss.shape).sum(rest(loss)).notEqual(0));
  },
  perSample: (terms) => average(terms, terms.counts, rest(terms.loss)),
  weightedMean: (terms) => {
    const { weight, counts } = terms;
    return average(terms, weight === undefined ? counts : counts === undefined ? weight : weight.mul(counts));
  },
  sumByNonzeroWeights: (terms) => {
    const { weight, counts } = terms;
    const chosen = weight?.notEqual(0);
    return average(terms, chosen === undefined ? counts : counts === undefined ? chosen : counts.mul(chosen));
  },
} as const satisfies Record<string, (terms: Terms) => Tensor>;

export type Reduction = keyof typeof reductions;
export const reductionNames = /* @__PURE__ */ Object.keys(reductions) as Reduction[];

export function reduce(reduction: Reduction, terms: Terms): Tensor {
  return reductions[reduction](terms);
}

/** The sum over `axes`, all when none are named, divided by that of the counts. */
function average({ loss, emptyMean }: Terms, counts: Tensor | undefined, axes?: readonly number[]): Tensor {
  const total = loss.sum(axes);
  if (counts === undefined) {
    const count = sizeAlong(loss.shape, axes);
    return total.div(emptyMean === "zero" ? Math.max(count, 1) : count);
  }
  const count = counts.expand(loss.shape).cast(loss.dtype).sum(axes);
  return total.div(emptyMean === "zero" ? count.equal(0).where(1, count) : count);
}

function sizeAlong(shape: Shape, axes: readonly number[] = shape.map((_, axis) => axis)): number {
  return axes.reduce((size, axis) => size * (shape[axis] ?? 1), 1);
}
