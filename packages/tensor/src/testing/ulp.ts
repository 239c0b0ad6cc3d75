/** The format whose representable numbers are counted. */
export type UlpFormat = "float32" | "float64";

const bits = new DataView(new ArrayBuffer(8));

/** The place of a float among all floats in ascending order; both zeros have place 0. */
function rank(value: number, format: UlpFormat): bigint {
  if (format === "float32") {
    bits.setFloat32(0, value);
    const word = BigInt(bits.getInt32(0));
    return word < 0n ? -(word & 0x7fffffffn) : word;
  }
  bits.setFloat64(0, value);
  const word = bits.getBigInt64(0);
  return word < 0n ? -(word & 0x7fffffffffffffffn) : word;
}

/**
 * How many steps from one representable number to the next lie between `a` and `b`: 0 for equal numbers, for 0 and −0,
 * and for two NaN; Infinity when just one is NaN. Both are rounded to `format` first.
 *
 * @example
 * ```ts
 * import { ulpDistance } from "@surprisal/tensor/testing";
 * ulpDistance(1, 1 + Number.EPSILON); // → 1
 * ulpDistance(1, 1 + Number.EPSILON, "float32"); // → 0
 * ulpDistance(Number.MAX_VALUE, Number.POSITIVE_INFINITY); // → 1
 * ```
 */
export function ulpDistance(a: number, b: number, format: UlpFormat = "float64"): number {
  if (Number.isNaN(a) || Number.isNaN(b)) {
    return Number.isNaN(a) && Number.isNaN(b) ? 0 : Number.POSITIVE_INFINITY;
  }
  const distance = Number(rank(a, format) - rank(b, format));
  return Math.abs(distance);
}
