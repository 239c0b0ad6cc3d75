import type { Dtype } from "../dtype.js";
import type { FunctionWriter } from "./assembler.js";
import { constantBytes } from "./emit.js";

/** From an address on the stack: neighbouring elements in neighbouring lanes. May read up to 16 bytes. */
export function loadVector(f: FunctionWriter, dtype: Dtype, lanes: number, offset: number): void {
  if (dtype === "bool") {
    f.simdMemory("v128.load32_zero", offset);
    f.simd("i16x8.extend_low_i8x16_u");
    f.simd("i32x4.extend_low_i16x8_u");
    toMask(f);
  } else f.simdMemory(lanes === 2 && dtype !== "float64" ? "v128.load64_zero" : "v128.load", offset);
}

const firstByte = [0, 16, 16, 16, 0, 16, 16, 16, 0, 16, 16, 16, 0, 16, 16, 16];

/** From an address on the stack: one element in every lane. */
export function loadSplat(f: FunctionWriter, dtype: Dtype, offset: number): void {
  if (dtype === "bool") {
    f.simdMemory("v128.load32_zero", offset);
    f.v128(constantBytes("i32", 0));
    f.shuffle(firstByte);
    toMask(f);
  } else f.simdMemory(dtype === "float64" ? "v128.load64_splat" : "v128.load32_splat", offset);
}

/** One element for each lane, from an address of its own. */
export function loadGather(
  f: FunctionWriter,
  dtype: Dtype,
  lanes: number,
  addresses: readonly (() => void)[],
  offset: number,
): void {
  const vector = f.local("v128");
  f.v128(constantBytes("i32", 0));
  f.set(vector);
  for (const [lane, push] of addresses.slice(0, lanes).entries()) {
    push();
    f.get(vector);
    if (dtype === "bool") f.simdMemoryLane("v128.load8_lane", offset, 4 * lane);
    else f.simdMemoryLane(dtype === "float64" ? "v128.load64_lane" : "v128.load32_lane", offset, lane);
    f.set(vector);
  }
  f.get(vector);
  if (dtype === "bool") toMask(f);
}

function toMask(f: FunctionWriter): void {
  f.v128(constantBytes("i32", 0));
  f.simd("i32x4.ne");
}

/** A mask as bytes 0 and 1, those of the first lanes first. */
function toBytes(f: FunctionWriter, push: () => void): void {
  push();
  push();
  f.simd("i16x8.narrow_i32x4_s");
  f.v128(constantBytes("i32", 0));
  f.simd("i8x16.narrow_i16x8_s");
  f.v128(constantBytes("i32", 0x01010101));
  f.simd("v128.and");
}

export function storeVector(
  f: FunctionWriter,
  dtype: Dtype,
  lanes: number,
  address: () => void,
  push: () => void,
  offset: number,
): void {
  address();
  if (dtype === "bool") {
    toBytes(f, push);
    f.simdMemoryLane(lanes === 2 ? "v128.store16_lane" : "v128.store32_lane", offset, 0);
    return;
  }
  push();
  if (lanes === 2 && dtype !== "float64") f.simdMemoryLane("v128.store64_lane", offset, 0);
  else f.simdMemory("v128.store", offset);
}

export function storeLane(
  f: FunctionWriter,
  dtype: Dtype,
  address: () => void,
  push: () => void,
  offset: number,
  lane: number,
): void {
  address();
  if (dtype === "bool") {
    toBytes(f, push);
    f.simdMemoryLane("v128.store8_lane", offset, lane);
    return;
  }
  push();
  f.simdMemoryLane(dtype === "float64" ? "v128.store64_lane" : "v128.store32_lane", offset, lane);
}
