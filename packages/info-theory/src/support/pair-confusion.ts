import type { PairCounts } from "./count-pairs.js";

/** Of all ordered pairs of different samples, how many are together in both labelings, in one, in neither. */
interface PairConfusion {
  readonly both: number;
  readonly onlyX: number;
  readonly onlyY: number;
  readonly neither: number;
}

export function pairConfusion({ samples, rows, columns, count }: PairCounts): PairConfusion {
  const both = squares(count) - samples;
  const onlyX = squares(rows) - samples - both;
  const onlyY = squares(columns) - samples - both;
  return { both, onlyX, onlyY, neither: samples * (samples - 1) - both - onlyX - onlyY };
}

function squares(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += (counts[i] as number) ** 2;
  return sum;
}
