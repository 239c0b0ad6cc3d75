/** Pairs of float16 as the numbers they are: loaded with the first of them. */
export function fromHalves(bytes: ArrayBuffer, length: number): Float32Array {
  return Float32Array.from(new Uint16Array(bytes, 0, length), fromHalf);
}

function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const mantissa = (bits & 1023) + (exponent > 0 ? 1024 : 0);
  const beyond = mantissa > 1024 ? Number.NaN : Number.POSITIVE_INFINITY;
  const size = exponent < 31 ? mantissa * 2 ** (Math.max(1, exponent) - 25) : beyond;
  return bits >> 15 ? -size : size;
}
