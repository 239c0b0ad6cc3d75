import type { Dtype } from "../dtype.js";
import type { SimdName } from "./opcodes.js";

/** Rows of the block of a matrix product that stays in registers while its sums are made: with two vectors of columns, all that fits. */
export const blockRows = 4;
export const blockVectors = 2;

export type MatmulDtype = Exclude<Dtype, "bool" | "float16">;

export const vectors: Record<MatmulDtype, { lanes: number; add: SimdName; mul: SimdName; splat: SimdName }> =
  {
    float32: { lanes: 4, add: "f32x4.add", mul: "f32x4.mul", splat: "v128.load32_splat" },
    float64: { lanes: 2, add: "f64x2.add", mul: "f64x2.mul", splat: "v128.load64_splat" },
    int32: { lanes: 4, add: "i32x4.add", mul: "i32x4.mul", splat: "v128.load32_splat" },
  };
