// Reading and writing the lanes of a vector.

import type { Instruction } from "../compiler/block.js";
import type { Access } from "../compiler/kernel.js";
import type { Dtype } from "../dtype.js";
import { accessSize, type StrideClass, strideClass } from "./arguments.js";
import type { Local } from "./assembler.js";
import type { BodyState } from "./body-state.js";
import { constantBytes } from "./emit.js";
import { loadGather, loadSplat, loadVector, storeLane, storeVector } from "./memory-access.js";

export const laneNumbers = new Uint8Array(Int32Array.of(0, 1, 2, 3).buffer);

export function laneClass(s: BodyState, access: Access | undefined): StrideClass {
  return strideClass((s.across ? access?.rowStrides : access?.columnStrides)?.at(-1) ?? 0);
}

/** Leaves the value read on the stack. */
export function readLanes(
  s: BodyState,
  instruction: Instruction,
  pointer: Local,
  offset: number,
  along: StrideClass,
  locals: ReadonlyMap<number, Local>,
): void {
  const { f } = s;
  const index = Number(instruction.immediate);
  const dtype = s.kernel.accesses[index]?.dtype ?? "float32";
  if (instruction.op === "ramp") pushRamp(s, index, pointer, offset, along);
  else if (instruction.op === "take") readTaken(s, instruction, index, dtype, pointer, offset, along, locals);
  else if (along === "any") loadGather(f, dtype, s.lanes, laneAddresses(s, index, pointer), offset);
  else {
    f.get(pointer);
    if (along === "none") loadSplat(f, dtype, offset);
    else loadVector(f, dtype, s.lanes, offset);
  }
}

function laneAddresses(s: BodyState, access: number, pointer: Local): (() => void)[] {
  const { f } = s;
  const jumps = s.jumps.get(access) ?? [];
  return [
    () => f.get(pointer),
    ...jumps.map((jump) => () => {
      f.get(pointer);
      f.get(jump);
      f.op("i32.add");
    }),
  ];
}

function pushRamp(s: BodyState, access: number, pointer: Local, offset: number, along: StrideClass): void {
  const { f } = s;
  f.get(pointer);
  if (offset > 0) {
    f.i32(offset);
    f.op("i32.add");
  }
  f.simd("i32x4.splat");
  if (along === "none") return;
  f.v128(laneNumbers);
  if (along === "any") {
    f.get((s.across ? s.strides[access]?.rows : s.strides[access]?.columns)?.at(-1) as Local);
    f.simd("i32x4.splat");
    f.simd("i32x4.mul");
  }
  f.simd("i32x4.add");
}

/** Reads at a computed place in each lane; a place that does not exist reads the nearest that does. */
function readTaken(
  s: BodyState,
  instruction: Instruction,
  access: number,
  dtype: Dtype,
  pointer: Local,
  offset: number,
  along: StrideClass,
  locals: ReadonlyMap<number, Local>,
): void {
  const { f } = s;
  const strides = s.strides[access];
  const places = f.local("v128");
  s.values.push(instruction.args[0] ?? 0, locals);
  f.v128(constantBytes("i32", 0));
  f.simd("i32x4.max_s");
  f.get(strides?.length as Local);
  f.i32(1);
  f.op("i32.sub");
  f.simd("i32x4.splat");
  f.simd("i32x4.min_s");
  f.get(strides?.step as Local);
  f.simd("i32x4.splat");
  f.simd("i32x4.mul");
  pushRamp(s, access, pointer, offset, along === "unit" ? "none" : along);
  if (along === "unit") {
    f.v128(laneNumbers);
    f.i32(accessSize(s.kernel.accesses[access] as Access));
    f.simd("i32x4.splat");
    f.simd("i32x4.mul");
    f.simd("i32x4.add");
  }
  f.simd("i32x4.add");
  f.set(places);
  const lane = (i: number) => () => {
    f.get(places);
    f.simdLane("i32x4.extract_lane", i);
  };
  loadGather(
    f,
    dtype,
    s.lanes,
    Array.from({ length: s.lanes }, (_, i) => lane(i)),
    0,
  );
}

export function writeGuard(
  s: BodyState,
  instruction: Instruction,
  locals: ReadonlyMap<number, Local>,
  masked: boolean,
): void {
  const { f } = s;
  const [value = 0, wrong = 0] = instruction.args;
  f.get(s.fault as Local);
  s.values.push(wrong, locals);
  if (masked) {
    pushMask(s, s.kernel.block.type(wrong) === "m64" ? "float64" : "float32");
    f.simd("v128.and");
  } else if (s.lanes === 2) {
    f.v128(constantBytes("i64", -1));
    if (s.kernel.block.type(wrong) === "m32") {
      f.v128(constantBytes("i64", 0));
      f.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 16, 16, 16, 16, 16, 16, 16]);
    }
    f.simd("v128.and");
  }
  f.simd("v128.any_true");
  f.op("i32.or");
  f.set(s.fault as Local);
  s.values.push(value, locals);
}

export function storeLanes(
  s: BodyState,
  access: number,
  push: () => void,
  pointer: Local,
  offset: number,
  along: StrideClass,
  partial: boolean,
): void {
  const { f } = s;
  const { dtype } = s.kernel.accesses[access] as Access;
  if (along === "none") {
    storeLane(f, dtype, () => f.get(pointer), push, offset, 0);
    return;
  }
  const size = accessSize(s.kernel.accesses[access] as Access);
  const addresses = laneAddresses(s, access, pointer);
  const each = (lane: number) =>
    along === "unit"
      ? storeLane(f, dtype, () => f.get(pointer), push, offset + lane * size, lane)
      : storeLane(f, dtype, addresses[lane] as () => void, push, offset, lane);
  const all = (): void => {
    if (along === "unit") storeVector(f, dtype, s.lanes, () => f.get(pointer), push, offset);
    else for (let lane = 0; lane < s.lanes; lane++) each(lane);
  };
  if (!partial) {
    all();
    return;
  }
  const when = (lanes: number, exactly: boolean, body: () => void): void => {
    f.get(s.rest);
    f.i32(lanes);
    f.op(exactly ? "i32.gt_s" : "i32.lt_s");
    f.if(body);
  };
  when(s.lanes - 1, true, all);
  when(s.lanes, false, () => {
    for (let lane = 0; lane < s.lanes - 1; lane++) when(lane, true, () => each(lane));
  });
}

export function pushMask(s: BodyState, dtype: Dtype | undefined): void {
  s.f.get(s.laneMask);
  if (dtype === "float64") s.f.simd("i64x2.extend_low_i32x4_s");
}

/** Element stores happen in sweeps; a row's value may also be written along its columns. */
export function storeLevel(s: BodyState, access: number, value: number): "element" | "row" | "final" {
  const kind = s.kernel.levels[value]?.kind;
  if (kind === "final") return "final";
  const along = s.kernel.accesses[access]?.columnStrides.some((stride) => stride !== 0);
  return along || kind === "element" ? "element" : "row";
}
