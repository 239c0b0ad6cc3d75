import { countPairs, type PairCounts } from "./count-pairs.js";
import { type Codes, encode } from "./labels.js";

/** I(X; Y | Z) = H(X, Z) + H(Y, Z) − H(X, Y, Z) − H(Z) of the frequencies, in nats; at least 0. */
export function conditionalInformation(x: Codes, y: Codes, z: Codes): number {
  const xz = joined(x, z);
  const all = countPairs(xz.codes, y.codes);
  const yz = countPairs(y.codes, z.codes);
  const information =
    entropyOf(all.rows, all) +
    entropyOf(yz.count, yz) -
    entropyOf(all.count, all) -
    entropyOf(yz.columns, yz);
  return Math.max(0, information);
}

/** A label for each pair of labels. */
export function joined(x: Codes, y: Codes): Codes {
  const pairs = Float64Array.from(x.codes, (code, i) => code * y.count + (y.codes[i] as number));
  return encode(pairs);
}

function entropyOf(counts: ArrayLike<number>, { samples }: PairCounts): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i] as number;
    if (n > 0) sum -= (n / samples) * Math.log(n / samples);
  }
  return sum;
}
