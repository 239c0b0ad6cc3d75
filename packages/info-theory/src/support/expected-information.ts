import type { PairCounts } from "./count-pairs.js";
import { multiplicities } from "./multiplicities.js";

/**
 * What the mutual information of two labelings is on average, in nats, when the labels of one are shuffled: each cell of
 * their table is then hypergeometric.
 */
export function expectedInformation({ samples, rows, columns }: PairCounts): number {
  const ofColumns = multiplicities(columns);
  let sum = 0;
  for (const [a, alike] of multiplicities(rows)) {
    for (const [b, equal] of ofColumns) sum += alike * equal * expectedCell(a, b, samples);
  }
  return sum;
}

/** E[n/N log(N n / ab)], with the probabilities of n by their ratios from the likeliest n on, divided by their sum. */
function expectedCell(a: number, b: number, samples: number): number {
  const term = (n: number) => (n === 0 ? 0 : (n / samples) * Math.log((samples * n) / (a * b)));
  const up = (n: number) => ((a - n) * (b - n)) / ((n + 1) * (samples - a - b + n + 1));
  const low = Math.max(0, a + b - samples);
  const high = Math.min(a, b);
  const mode = Math.min(high, Math.max(low, Math.floor(((a + 1) * (b + 1)) / (samples + 2))));
  let [total, sum] = [1, term(mode)];
  for (let [n, weight] = [mode, 1]; n < high && weight > 1e-20; n++) {
    weight *= up(n);
    total += weight;
    sum += weight * term(n + 1);
  }
  for (let [n, weight] = [mode, 1]; n > low && weight > 1e-20; n--) {
    weight /= up(n - 1);
    total += weight;
    sum += weight * term(n - 1);
  }
  return sum / total;
}
