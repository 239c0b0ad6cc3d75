// Where a row, a chunk of columns or a vector of rows begins, and what changes only with it.

import { strideClass } from "./arguments.js";
import type { Local } from "./assembler.js";
import type { BodyState } from "./body-state.js";
import { laneNumbers, readLanes, writeGuard } from "./lane-access.js";
import { chunkSize } from "./units.js";

export function startChunk(s: BodyState): void {
  const { f } = s;
  const size = chunkSize(s.kernel);
  const start = f.local("i32");
  const left = f.local("i32");
  f.get(s.unit);
  f.i32(size);
  f.op("i32.mul");
  f.set(start);
  const [length] = s.columnLengths as [Local];
  f.get(length);
  f.get(start);
  f.op("i32.sub");
  f.set(left);
  f.i32(size);
  f.get(left);
  f.get(left);
  f.i32(size);
  f.op("i32.gt_s");
  f.op("select");
  f.set(s.rest);
  for (const [i, strides] of s.strides.entries()) {
    f.get(strides.base);
    addScaled(s, start, strides.columns[0]);
    f.set(s.row[i] as Local);
  }
}

/** On the stack: an address. Adds `index · stride`. */
function addScaled(s: BodyState, index: Local, stride: Local | undefined): void {
  if (stride === undefined) return;
  s.f.get(index);
  s.f.get(stride);
  s.f.op("i32.mul");
  s.f.op("i32.add");
}

export function startRow(s: BodyState): void {
  const { f } = s;
  const lengths = s.rowLengths;
  const indices = lengths.map(() => f.local("i32"));
  const rest = f.local("i32");
  f.get(s.unit);
  f.set(rest);
  for (let axis = lengths.length - 1; axis >= 0; axis--) {
    const [index, length] = [indices[axis] as Local, lengths[axis] as Local];
    const blocked = s.across && axis === lengths.length - 1;
    const count = blocked ? blockCount(s, length) : length;
    if (axis === 0) f.get(rest);
    else {
      f.get(rest);
      f.get(count);
      f.op("i32.rem_u");
    }
    if (blocked) {
      f.i32(s.lanes);
      f.op("i32.mul");
    }
    f.set(index);
    if (axis > 0) {
      f.get(rest);
      f.get(count);
      f.op("i32.div_u");
      f.set(rest);
    }
  }
  for (const [i, strides] of s.strides.entries()) {
    f.get(strides.base);
    for (const [axis, index] of indices.entries()) addScaled(s, index, strides.rows[axis]);
    f.set(s.row[i] as Local);
  }
  if (s.across) startLanes(s, lengths.at(-1) as Local, indices.at(-1) as Local);
}

function blockCount(s: BodyState, length: Local): Local {
  const { f } = s;
  const count = f.local("i32");
  f.get(length);
  f.i32(s.lanes - 1);
  f.op("i32.add");
  f.i32(s.lanes === 4 ? 2 : 1);
  f.op("i32.shr_u");
  f.set(count);
  return count;
}

/** Lanes across rows: how many exist, and where each reads. */
function startLanes(s: BodyState, length: Local, index: Local): void {
  const { f } = s;
  f.get(length);
  f.get(index);
  f.op("i32.sub");
  f.set(s.rest);
  setLaneMask(s);
  for (const [i, access] of s.kernel.accesses.entries()) {
    if (strideClass(access.rowStrides.at(-1) ?? 0) !== "any") continue;
    s.jumps.set(i, clampedJumps(s, i, s.strides[i]?.rows.at(-1) as Local));
  }
}

/** For lanes 1, 2, …: the offset of the lane, or of the last that exists. */
export function clampedJumps(s: BodyState, access: number, stride: Local): Local[] {
  const { f } = s;
  const known = s.jumps.get(access) ?? Array.from({ length: s.lanes - 1 }, () => f.local("i32"));
  for (const [i, local] of known.entries()) {
    // min(lane, rest − 1) · stride
    f.i32(i + 1);
    f.get(s.rest);
    f.i32(1);
    f.op("i32.sub");
    f.get(s.rest);
    f.i32(i + 1);
    f.op("i32.gt_s");
    f.op("select");
    f.get(stride);
    f.op("i32.mul");
    f.set(local);
  }
  return known;
}

export function setLaneMask(s: BodyState): void {
  const { f } = s;
  f.v128(laneNumbers);
  f.get(s.rest);
  f.simd("i32x4.splat");
  f.simd("i32x4.lt_s");
  f.set(s.laneMask);
}

/** Values that change with the row, or never: once, in every lane. */
export function emitSingle(
  s: BodyState,
  kind: "uniform" | "row",
  sweep: number,
  needed?: ReadonlySet<number>,
): void {
  const { block, levels, accesses } = s.kernel;
  for (const [number, instruction] of block.instructions.entries()) {
    const level = levels[number];
    if (
      needed?.has(number) === false ||
      level?.kind !== kind ||
      level.sweep !== sweep ||
      instruction.op === "constant" ||
      instruction.op === "reduced"
    )
      continue;
    const access = Number(instruction.immediate);
    if (instruction.op === "scalar") {
      s.values.loadScalar(
        s.args,
        s.layout.scalars[access] ?? 0,
        s.kernel.scalars[access]?.dtype ?? "float32",
      );
    } else if (instruction.op === "load" || instruction.op === "ramp" || instruction.op === "take") {
      const at = kind === "uniform" ? (s.strides[access]?.base as Local) : (s.row[access] as Local);
      const along =
        s.across && kind === "row" ? strideClass(accesses[access]?.rowStrides.at(-1) ?? 0) : "none";
      readLanes(s, instruction, at, 0, along, s.values.locals);
    } else if (instruction.op === "guard")
      writeGuard(s, instruction, s.values.locals, s.across && kind === "row");
    else s.values.pure(instruction);
    s.values.keep(number);
  }
}
