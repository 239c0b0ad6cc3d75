import { DtypeError, ValueError } from "./errors.js";

/**
 * Element types, in the order of promotion: an operation on two takes the later one. float16 is a way to store values, on
 * WebGPU: what is computed from it is float32.
 */
export const dtypes = ["bool", "int32", "float16", "float32", "float64"] as const;

export type Dtype = (typeof dtypes)[number];
export type FloatDtype = "float32" | "float64";
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;

const arrays = {
  bool: Uint8Array,
  int32: Int32Array,
  // JavaScript has no array of its own for it everywhere.
  float16: Float32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/** Arrays whose values all fit int32. */
const integers = [Int32Array, Int16Array, Int8Array, Uint16Array, Uint8Array, Uint8ClampedArray];

export function isFloat(dtype: Dtype): boolean {
  return dtype !== "bool" && dtype !== "int32";
}

/** What values of a dtype are computed in. */
export function computed(dtype: Dtype): Exclude<Dtype, "float16"> {
  return dtype === "float16" ? "float32" : dtype;
}

/** The smallest dtype to compute in that holds both. */
export function promote(a: Dtype, b: Dtype): Dtype {
  return computed(dtypes.indexOf(a) >= dtypes.indexOf(b) ? a : b);
}

/** A zeroed array for `size` elements; bool is stored as bytes 0 and 1. */
export function allocate(dtype: Dtype, size: number): TypedArray {
  try {
    return new arrays[dtype](size);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ValueError(
      `No memory for ${size} elements of ${dtype}, ${size * arrays[dtype].BYTES_PER_ELEMENT} bytes. Work in parts, or dispose of what is no longer needed.`,
      { cause: error },
    );
  }
}

export function checkDtype(where: string, dtype: unknown): Dtype {
  if (dtypes.includes(dtype as Dtype)) return dtype as Dtype;
  throw new DtypeError(
    `${where}: unknown dtype ${JSON.stringify(dtype)}. The dtypes are ${dtypes.join(", ")}.`,
  );
}

/** The dtype a user's typed array stands for; `undefined` when it is no typed array at all. */
export function dtypeOfArray(where: string, data: ArrayBufferView): Dtype {
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Float64Array) return "float64";
  if (integers.some((kind) => data instanceof kind)) return "int32";
  const name = data.constructor.name;
  throw new DtypeError(
    `${where}: a ${name} has no dtype here, since not all its values fit int32. ` +
      "Convert it: Int32Array.from(data, Number) if they fit, Float64Array.from(data, Number) if they do not.",
  );
}
