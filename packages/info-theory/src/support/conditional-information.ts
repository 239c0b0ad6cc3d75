import { countPairs } from "./count-pairs.js";
import { type Codes, encode } from "./labels.js";
import { entropyOf } from "./partitions.js";

/** I(X; Y | Z) = H(X, Z) + H(Y, Z) − H(X, Y, Z) − H(Z) of the frequencies, in nats; at least 0. */
export function conditionalInformation(x: Codes, y: Codes, z: Codes): number {
  const xz = joined(x, z);
  const all = countPairs(xz.codes, y.codes);
  const yz = countPairs(y.codes, z.codes);
  const entropy = (counts: ArrayLike<number>) => entropyOf(counts, all.samples);
  return Math.max(0, entropy(all.rows) + entropy(yz.count) - entropy(all.count) - entropy(yz.columns));
}

/** A label for each pair of labels. */
export function joined(x: Codes, y: Codes): Codes {
  const pairs = Float64Array.from(x.codes, (code, i) => code * y.count + (y.codes[i] as number));
  return encode(pairs);
}
