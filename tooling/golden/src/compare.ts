/** How far apart two numbers may lie: within either bound. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** What float64 references agree to, and what numbers printed in float32 do. */
export const doublePrecision: Tolerance = { relative: 1e-10, absolute: 1e-12 };
export const singlePrecision: Tolerance = { relative: 1e-6, absolute: 1e-7 };

/** A case's tag `tolerance_1e-N` means relative 1e-N and absolute 1e-(N+1); a number of its own means both. */
export function toleranceOf(tags: readonly string[] = [], own?: unknown): Tolerance {
  if (typeof own === "number") return { relative: own, absolute: own };
  const exponent = tags
    .map((tag) => /^tolerance_1e-(\d+)$/.exec(tag)?.[1])
    .find((found) => found !== undefined);
  if (exponent === undefined) return doublePrecision;
  return { relative: Number(`1e-${exponent}`), absolute: Number(`1e-${Number(exponent) + 1}`) };
}

/** NaN is close to NaN, and an infinity to itself. */
export function isClose(actual: number, expected: number, { relative, absolute }: Tolerance): boolean {
  if (Object.is(actual, expected) || actual === expected) return true;
  return Math.abs(actual - expected) <= Math.max(absolute, relative * Math.abs(expected));
}

/** The first difference, in words; `undefined` when there is none. */
export function difference(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
): string | undefined {
  if (actual.length !== expected.length) {
    return `${what} has ${actual.length} elements, the reference ${expected.length}`;
  }
  for (let i = 0; i < expected.length; i++) {
    const [ours, theirs] = [actual[i] as number, expected[i] as number];
    if (!isClose(ours, theirs, tolerance)) return `${what}[${i}] is ${ours}, the reference ${theirs}`;
  }
  return undefined;
}
