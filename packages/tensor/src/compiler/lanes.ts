/**
 * The instructions that an elementwise operation expands into: what SIMD lanes of WebAssembly and WGSL scalars can
 * both do. An op's `expand` is written against this interface and nothing else, so that one text serves the
 * WebAssembly printer (a value is a vector of lanes), the WGSL printer, and the interpreter that tests it (a value is
 * a number). All float values of one expansion have one width; integers and masks are as wide as they.
 */
export interface Lanes<V> {
  /** The width of the floats. */
  readonly float: "float32" | "float64";

  // — Floats —
  /** A float constant, rounded to the width. ±∞ and NaN are allowed. */
  constant(value: number): V;
  add(a: V, b: V): V;
  sub(a: V, b: V): V;
  mul(a: V, b: V): V;
  div(a: V, b: V): V;
  neg(a: V): V;
  abs(a: V): V;
  sqrt(a: V): V;
  floor(a: V): V;
  ceil(a: V): V;
  /** To the nearest whole number, halves to even. */
  nearest(a: V): V;
  /** `b < a ? b : a`: of a NaN and a number, a. One instruction. */
  lesser(a: V, b: V): V;
  /** `a < b ? b : a`: of a NaN and a number, a. One instruction. */
  greater(a: V, b: V): V;
  /** The magnitude of a with the sign bit of b. */
  copySign(a: V, b: V): V;

  // — Masks —
  equal(a: V, b: V): V;
  notEqual(a: V, b: V): V;
  less(a: V, b: V): V;
  lessEqual(a: V, b: V): V;
  and(a: V, b: V): V;
  or(a: V, b: V): V;
  not(a: V): V;
  /** `mask ? a : b`; both are computed. Floats, integers or masks. */
  select(mask: V, a: V, b: V): V;

  // — The bits of a float as an integer of its width —
  /** Reinterprets: no instruction. */
  toBits(a: V): V;
  fromBits(a: V): V;
  /** An integer constant; give 64-bit patterns that exceed 2⁵³ as bigint. */
  bits(value: number | bigint): V;
  addBits(a: V, b: V): V;
  subBits(a: V, b: V): V;
  andBits(a: V, b: V): V;
  orBits(a: V, b: V): V;
  xorBits(a: V, b: V): V;
  shiftLeft(a: V, count: number): V;
  /** Arithmetic: the sign fills in. */
  shiftRight(a: V, count: number): V;
  /** Logical: zeros fill in. */
  shiftRightZero(a: V, count: number): V;
  /** Signed comparison of integers, as a mask. */
  lessBits(a: V, b: V): V;

  /** Whether a value is known to be at most 0, or NaN. */
  readonly isNotPositive?: (x: V) => boolean;

  /** The target's own function, of which less is known than of ours; undefined where ours is asked for. */
  readonly own?: (name: "exp" | "log", x: V) => V;

  /** The same in float64, rounded once at the end; where the target has no float64, undefined. */
  readonly inDouble?: (inputs: readonly V[], f: (wide: Lanes<V>, inputs: readonly V[]) => V) => V;
}
