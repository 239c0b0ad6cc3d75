import { type Tensor, tensor } from "@surprisal/tensor";
import { countPairs, type PairCounts } from "./count-pairs.js";
import { type Labels, sameLength } from "./labels.js";

/** Two labelings of the same samples: how often each pair of labels occurs, and the entropies that follow, in nats. */
export interface Partitions {
  readonly pairs: PairCounts;
  readonly information: number;
  readonly ofX: number;
  readonly ofY: number;
}

export function partitions(where: string, labelings: { readonly [name: string]: Labels }): Partitions {
  const [x, y] = sameLength(where, labelings) as [ArrayLike<unknown>, ArrayLike<unknown>];
  const pairs = countPairs(x, y);
  return {
    pairs,
    information: informationOf(pairs),
    ofX: entropyOf(pairs.rows, pairs.samples),
    ofY: entropyOf(pairs.columns, pairs.samples),
  };
}

/** Σ p(x, y) log(p(x, y) / p(x) p(y)) over the pairs that occur; at least 0, whatever rounding makes of it. */
function informationOf({ samples, rows, columns, row, column, count }: PairCounts): number {
  let sum = 0;
  for (let i = 0; i < count.length; i++) {
    const n = count[i] as number;
    const independent = (rows[row[i] as number] as number) * (columns[column[i] as number] as number);
    sum += n * logarithm(n * samples, independent);
  }
  return samples === 0 ? 0 : Math.max(0, sum / samples);
}

/** log(a / b), with its digits where they are near: of whole numbers the difference is exact. */
function logarithm(a: number, b: number): number {
  return Math.abs(a - b) <= b / 2 ? Math.log1p((a - b) / b) : Math.log(a / b);
}

/** The entropy of the frequencies, in nats. */
export function entropyOf(counts: ArrayLike<number>, samples: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i] as number;
    if (n > 0) sum += n * Math.log(n / samples);
  }
  return samples === 0 ? 0 : -sum / samples + 0;
}

/** The share of an entropy that the information explains: all, where there is nothing to explain. */
export function explained(information: number, entropy: number): number {
  return entropy === 0 ? 1 : information / entropy;
}

/** A figure as the measures give it: a scalar in float64. */
export function scalar(value: number): Tensor {
  return tensor(value, { dtype: "float64" });
}
