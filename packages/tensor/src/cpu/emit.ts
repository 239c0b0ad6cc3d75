import type { Instruction, LaneType } from "../compiler/block.js";
import { internal } from "../errors.js";
import type { FunctionWriter } from "./assembler.js";
import type { SimdName } from "./opcodes.js";

/** Lane instructions that are one WebAssembly instruction, by operation and type of the first operand. */
const direct: Record<string, SimdName> = {
  "add f32": "f32x4.add",
  "add f64": "f64x2.add",
  "add i32": "i32x4.add",
  "add i64": "i64x2.add",
  "sub f32": "f32x4.sub",
  "sub f64": "f64x2.sub",
  "sub i32": "i32x4.sub",
  "sub i64": "i64x2.sub",
  "mul f32": "f32x4.mul",
  "mul f64": "f64x2.mul",
  "mul i32": "i32x4.mul",
  "div f32": "f32x4.div",
  "div f64": "f64x2.div",
  "neg i32": "i32x4.neg",
  "abs i32": "i32x4.abs",
  "sqrt f32": "f32x4.sqrt",
  "sqrt f64": "f64x2.sqrt",
  "floor f32": "f32x4.floor",
  "floor f64": "f64x2.floor",
  "ceil f32": "f32x4.ceil",
  "ceil f64": "f64x2.ceil",
  "nearest f32": "f32x4.nearest",
  "nearest f64": "f64x2.nearest",
  "lesser f32": "f32x4.pmin",
  "lesser f64": "f64x2.pmin",
  "lesser i32": "i32x4.min_s",
  "greater f32": "f32x4.pmax",
  "greater f64": "f64x2.pmax",
  "greater i32": "i32x4.max_s",
  "equal f32": "f32x4.eq",
  "equal f64": "f64x2.eq",
  "equal i32": "i32x4.eq",
  "equal i64": "i64x2.eq",
  "notEqual f32": "f32x4.ne",
  "notEqual f64": "f64x2.ne",
  "notEqual i32": "i32x4.ne",
  "notEqual i64": "i64x2.ne",
  "less f32": "f32x4.lt",
  "less f64": "f64x2.lt",
  "lessEqual f32": "f32x4.le",
  "lessEqual f64": "f64x2.le",
  "lessBits i32": "i32x4.lt_s",
  "lessBits i64": "i64x2.lt_s",
};

/** Those on bits, the same for every type. */
const bitwise: Record<string, SimdName> = {
  and: "v128.and",
  or: "v128.or",
  not: "v128.not",
  andBits: "v128.and",
  orBits: "v128.or",
  xorBits: "v128.xor",
};

const shifts: Record<string, [SimdName, SimdName]> = {
  shiftLeft: ["i32x4.shl", "i64x2.shl"],
  shiftRight: ["i32x4.shr_s", "i64x2.shr_s"],
  shiftRightZero: ["i32x4.shr_u", "i64x2.shr_u"],
};

const highHalf = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const evenWords = [0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11];
const twoLowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/** The instructions that need nothing but their operands; `push` leaves one on the stack. */
export function emitPure(
  f: FunctionWriter,
  instruction: Instruction,
  from: LaneType,
  push: (arg: number) => void,
): void {
  const { op, type, args, immediate } = instruction;
  const [a = -1, b = -1, c = -1] = args;
  const name = direct[`${op} ${from}`] ?? bitwise[op];
  if (name !== undefined) {
    for (const arg of args) push(arg);
    f.simd(name);
    return;
  }
  const shift = shifts[op];
  if (shift !== undefined) {
    push(a);
    f.i32(Number(immediate));
    f.simd(shift[type === "i64" ? 1 : 0]);
    return;
  }
  switch (op) {
    case "constant":
      f.v128(constantBytes(type, immediate));
      return;
    case "select":
      push(b);
      push(c);
      push(a);
      f.simd("v128.bitselect");
      return;
    case "keepWhere":
      push(b);
      push(a);
      f.simd("v128.and");
      return;
    case "dropWhere":
      push(b);
      push(a);
      f.simd("v128.andnot");
      return;
    // Of floats: V8 makes the constant of f32x4.abs and f32x4.neg anew each time, but keeps one that is written out.
    case "abs":
      push(a);
      f.v128(allButSign(type));
      f.simd("v128.and");
      return;
    case "neg":
      push(a);
      f.v128(constantBytes(type, -0));
      f.simd("v128.xor");
      return;
    case "copySign":
      push(a);
      push(b);
      f.v128(allButSign(type));
      f.simd("v128.bitselect");
      return;
    case "reinterpret":
      push(a);
      return;
    case "promoteLow":
      push(a);
      f.simd("f64x2.promote_low_f32x4");
      return;
    case "promoteHigh":
      push(a);
      push(a);
      f.shuffle(highHalf);
      f.simd("f64x2.promote_low_f32x4");
      return;
    case "demote":
      push(a);
      f.simd("f32x4.demote_f64x2_zero");
      push(b);
      f.simd("f32x4.demote_f64x2_zero");
      f.shuffle(twoLowHalves);
      return;
    case "resizeMask":
      push(a);
      if (type === "m64") f.simd("i64x2.extend_low_i32x4_s");
      else {
        push(a);
        f.shuffle(evenWords);
      }
      return;
    case "convert":
      push(a);
      f.simd(conversions[`${from} ${type}`] ?? internal(`no conversion from ${from} to ${type}`));
      return;
  }
  internal(`no instruction for ${op} on ${from}`);
}

function allButSign(type: LaneType): Uint8Array {
  return type === "f64" ? constantBytes("i64", 0x7fffffffffffffffn) : constantBytes("i32", 0x7fffffff);
}

const conversions: Record<string, SimdName> = {
  "i32 f32": "f32x4.convert_i32x4_s",
  "i32 f64": "f64x2.convert_low_i32x4_s",
  "f32 i32": "i32x4.trunc_sat_f32x4_s",
  "f64 i32": "i32x4.trunc_sat_f64x2_s_zero",
  "f32 f64": "f64x2.promote_low_f32x4",
  "f64 f32": "f32x4.demote_f64x2_zero",
};

/** A constant in every lane: its bytes, and how the text shows it. */
export function constantBytes(type: LaneType, value: number | bigint): Uint8Array {
  return new Uint8Array(splat(type, value).buffer);
}

function splat(
  type: LaneType,
  value: number | bigint,
): Float32Array | Float64Array | BigInt64Array | Int32Array {
  switch (type) {
    case "f32":
      return new Float32Array(4).fill(Number(value));
    case "f64":
      return new Float64Array(2).fill(Number(value));
    case "i64":
    case "m64":
      return new BigInt64Array(2).fill(BigInt(value));
    case "i32":
    case "m32":
      return new Int32Array(4).fill(Number(value));
  }
}
