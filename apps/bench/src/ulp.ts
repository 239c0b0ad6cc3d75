const floats = new Float32Array(1);
const bits = new Int32Array(floats.buffer);

/** The distance between neighbouring float32 numbers around `x`. */
function spacing(x: number): number {
  floats[0] = Math.abs(x);
  const exponent = ((bits[0] ?? 0) >> 23) & 0xff;
  return 2 ** (Math.max(exponent, 1) - 150);
}

/** The largest distance to the exact values, in units of the last place of float32. */
export function largestUlp(actual: ArrayLike<number>, exact: ArrayLike<number>): number {
  let largest = actual.length === exact.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < exact.length; i++) {
    const [ours, theirs] = [actual[i] ?? Number.NaN, exact[i] ?? Number.NaN];
    if (Object.is(ours, Math.fround(theirs)) || ours === Math.fround(theirs)) continue;
    const distance = Math.abs(ours - theirs) / spacing(theirs);
    largest = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : Math.max(largest, distance);
  }
  return largest;
}
