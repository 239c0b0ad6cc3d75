import type { Reduction } from "./define.js";

/** Sum, in double and pairwise: the error grows with log n, not n. The sum of nothing is 0. */
export const sum: Reduction = {
  kind: "reduction",
  name: "sum",
  monoid: "sum",
  evaluate: (values) => pairwise(values, 0, values.length),
  // dy has length 1 along the summed axes and stretches back.
  gradient: { rule: ({ dy, inputs: [x] }) => [x && dy.expand(x.shape)] },
};

function pairwise(values: ArrayLike<number>, start: number, end: number): number {
  if (end - start > 32) {
    const middle = (start + end) >> 1;
    return pairwise(values, start, middle) + pairwise(values, middle, end);
  }
  let total = 0;
  for (let i = start; i < end; i++) total += values[i] as number;
  return total;
}
