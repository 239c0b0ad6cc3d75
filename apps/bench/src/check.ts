/** Beyond this, ten thousand roundings of float32, and as many million of float64, a result is wrong. */
const tolerances = { float32: 1e-3, float64: 1e-9 };

/** The largest difference between `actual` and `expected`, as a part of the largest finite magnitude expected. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let magnitude = 0;
  for (let i = 0; i < expected.length; i++) {
    const a = actual[i] ?? Number.NaN;
    const e = expected[i] ?? Number.NaN;
    if (Number.isFinite(e)) magnitude = Math.max(magnitude, Math.abs(e));
    if (Object.is(a, e) || a === e) continue;
    const d = Math.abs(a - e);
    // A NaN on one side alone is an error without bound.
    difference = Number.isNaN(d) ? Number.POSITIVE_INFINITY : Math.max(difference, d);
  }
  return difference === 0 ? 0 : difference / (magnitude || 1);
}

export interface Check {
  /** Relative error of each output: value and gradient of a loss, or the product. */
  readonly errors: readonly number[];
  readonly right: boolean;
}

/** Holds the outputs of a contestant against the float64 reference. */
export function check(
  outputs: readonly ArrayLike<number>[],
  reference: readonly ArrayLike<number>[],
  dtype: keyof typeof tolerances = "float32",
): Check {
  const errors = reference.map((expected, i) => relativeError(outputs[i] ?? [], expected));
  return {
    errors,
    right: outputs.length === reference.length && errors.every((error) => error <= tolerances[dtype]),
  };
}
