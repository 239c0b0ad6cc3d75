import type { NestedArray } from "../graph/leaf.js";
import { parseHostValue } from "../graph/leaf.js";
import { sameShape, showShape } from "../shape.js";
import { Tensor } from "../tensor/tensor.js";
import { type UlpFormat, ulpDistance } from "./ulp.js";

/** Numbers to compare: a tensor, a typed array, nested arrays or one number. */
export type Comparable = Tensor | ArrayLike<number> | NestedArray | number | boolean;

/**
 * How far two numbers may lie apart: within any one of the bounds given is close. With none, `relative` is 1e-6 for
 * float32 and 1e-12 for float64. NaN is close to NaN, an infinity to itself.
 */
export interface Tolerance {
  /** Bound on `|actual − expected| / |expected|`. */
  readonly relative?: number;
  /** Bound on `|actual − expected|`. */
  readonly absolute?: number;
  /** Bound on how many representable numbers lie between, in the dtype of `actual`. */
  readonly ulp?: number;
  /** Whether 0 and −0 differ. Default false. */
  readonly signedZero?: boolean;
}

/** Where two arrays differ, and by how much. */
export interface Mismatch {
  /** One sentence: the worst element, its figures, and how many differ. */
  readonly message: string;
  /** Place of the worst element in row-major order; −1 when the shapes differ. */
  readonly index: number;
}

/**
 * Whether all elements are close. Shapes must agree where both have one; a flat typed array has none.
 *
 * @example
 * ```ts
 * import { allClose } from "@surprisal/tensor/testing";
 * allClose([0.1 + 0.2], [0.3], { ulp: 1 }); // → true
 * allClose([1, Number.NaN], [1, Number.NaN]); // → true
 * ```
 */
export function allClose(actual: Comparable, expected: Comparable, tolerance: Tolerance = {}): boolean {
  return findMismatch(actual, expected, tolerance) === undefined;
}

/** The worst difference beyond the tolerance; `undefined` when all elements are close. */
export function findMismatch(
  actual: Comparable,
  expected: Comparable,
  tolerance: Tolerance = {},
): Mismatch | undefined {
  const [a, b] = [read(actual), read(expected)];
  if (a.shape !== undefined && b.shape !== undefined && !sameShape(a.shape, b.shape)) {
    return {
      message: `the shape is ${showShape(a.shape)}, expected ${showShape(b.shape)}`,
      index: -1,
    };
  }
  if (a.values.length !== b.values.length) {
    return { message: `there are ${a.values.length} elements, expected ${b.values.length}`, index: -1 };
  }
  const isClose = closeness(tolerance, a.format);
  let count = 0;
  let worst = -1;
  let worstError = -1;
  for (let i = 0; i < a.values.length; i++) {
    const [x, y] = [a.values[i] as number, b.values[i] as number];
    if (isClose(x, y)) continue;
    count++;
    const error = Math.abs(x - y) / Math.max(Math.abs(y), Number.MIN_VALUE);
    const severity = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
    if (severity > worstError) [worst, worstError] = [i, severity];
  }
  if (count === 0) return undefined;
  const [x, y] = [a.values[worst] as number, b.values[worst] as number];
  return { message: describe(x, y, place(worst, a.shape), count, a.values.length, a.format), index: worst };
}

/** The test that two numbers are close under `tolerance`. */
function closeness(tolerance: Tolerance, format: UlpFormat): (actual: number, expected: number) => boolean {
  const { relative, absolute, ulp, signedZero = false } = tolerance;
  const unbounded = relative === undefined && absolute === undefined && ulp === undefined;
  const relativeBound = unbounded ? (format === "float32" ? 1e-6 : 1e-12) : (relative ?? 0);
  return (x, y) => {
    if (x === y) return !signedZero || Object.is(x, y);
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y);
    if (ulp !== undefined && ulpDistance(x, y, format) <= ulp) return true;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    const difference = Math.abs(x - y);
    return difference <= (absolute ?? 0) || difference <= relativeBound * Math.abs(y);
  };
}

function read(value: Comparable): {
  values: ArrayLike<number>;
  shape: readonly number[] | undefined;
  format: UlpFormat;
} {
  if (value instanceof Tensor) {
    return {
      values: value.dataSync(),
      shape: value.shape,
      format: value.dtype === "float64" ? "float64" : "float32",
    };
  }
  if (typeof value === "object" && ArrayBuffer.isView(value)) {
    const format = value instanceof Float32Array ? "float32" : "float64";
    return { values: value as ArrayLike<number>, shape: undefined, format };
  }
  const { values, shape } = parseHostValue("allClose", value);
  return { values, shape, format: "float64" };
}

function place(index: number, shape: readonly number[] | undefined): string {
  if (shape === undefined) return `[${index}]`;
  const position: number[] = [];
  for (let axis = shape.length - 1, rest = index; axis >= 0; axis--) {
    const length = shape[axis] as number;
    position.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return `[${position.join(", ")}]`;
}

function describe(
  x: number,
  y: number,
  where: string,
  count: number,
  size: number,
  format: UlpFormat,
): string {
  const difference = Math.abs(x - y);
  const figures = Number.isFinite(difference)
    ? ` (apart by ${difference.toExponential(2)}, relative ${(difference / Math.abs(y)).toExponential(2)}, ` +
      `${ulpDistance(x, y, format)} ulp of ${format})`
    : "";
  return `element ${where} is ${show(x)}, expected ${show(y)}${figures}; ${count} of ${size} elements differ`;
}

function show(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
