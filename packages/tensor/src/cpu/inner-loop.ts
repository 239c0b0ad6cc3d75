// The innermost loop: full vectors several at a time, then what is left of them under a mask.

import { accessSize, strideClass } from "./arguments.js";
import type { Local } from "./assembler.js";
import type { BodyState } from "./body-state.js";
import { laneClass, pushMask, readLanes, storeLanes, writeGuard } from "./lane-access.js";
import { clampedJumps, setLaneMask } from "./rows.js";
import type { SweepPlan } from "./sweep-plan.js";

export function innerLoop(
  s: BodyState,
  pointers: Map<number, Local>,
  shelves: Map<number, Local>,
  plan: SweepPlan,
): void {
  const { f } = s;
  const copies = plan.own.length <= 160 ? 4 : 2;
  const perVector = s.across ? 1 : s.lanes;
  const left = s.across || s.flat ? f.local("i32") : s.rest;
  f.get(s.flat ? s.rest : (s.columnLengths.at(-1) as Local));
  f.set(left);
  const loop = (count: number, atLeast: number, masked: boolean): void => {
    const more = () => {
      f.get(left);
      f.i32(atLeast - 1);
      f.op("i32.gt_s");
    };
    more();
    f.if(() =>
      f.loop(() => {
        if (masked) startMasked(s, left, plan.used);
        stepOnce(s, count, masked, pointers, shelves, plan);
        advance(s, count, pointers, shelves);
        f.get(left);
        f.i32(count * perVector);
        f.op("i32.sub");
        f.set(left);
        more();
      }),
    );
  };
  if (!s.across) for (const access of plan.used) fullJumps(s, access);
  if (copies > 1 || !s.across) loop(copies, copies * perVector, false);
  loop(1, 1, !s.across);
}

/** Jumps of all lanes, for vectors that are full. */
function fullJumps(s: BodyState, access: number): void {
  const { f } = s;
  if (strideClass(s.kernel.accesses[access]?.columnStrides.at(-1) ?? 0) !== "any") return;
  const stride = s.strides[access]?.columns.at(-1) as Local;
  const jumps = s.jumps.get(access) ?? Array.from({ length: s.lanes - 1 }, () => f.local("i32"));
  for (const [i, local] of jumps.entries()) {
    f.i32(i + 1);
    f.get(stride);
    f.op("i32.mul");
    f.set(local);
  }
  s.jumps.set(access, jumps);
}

function startMasked(s: BodyState, left: Local, used: readonly number[]): void {
  const { f } = s;
  f.get(left);
  f.set(s.rest);
  setLaneMask(s);
  for (const access of used) {
    if (strideClass(s.kernel.accesses[access]?.columnStrides.at(-1) ?? 0) !== "any") continue;
    s.jumps.set(access, clampedJumps(s, access, s.strides[access]?.columns.at(-1) as Local));
  }
}

function advance(
  s: BodyState,
  count: number,
  pointers: Map<number, Local>,
  shelves: Map<number, Local>,
): void {
  const { f } = s;
  const perVector = s.across ? 1 : s.lanes;
  for (const [access, pointer] of pointers) {
    const stride = s.strides[access]?.columns.at(-1);
    if (stride === undefined) continue;
    f.get(pointer);
    f.get(stride);
    f.i32(count * perVector);
    f.op("i32.mul");
    f.op("i32.add");
    f.set(pointer);
  }
  for (const shelf of shelves.values()) {
    f.get(shelf);
    f.i32(16 * count);
    f.op("i32.add");
    f.set(shelf);
  }
}

/** One step of the innermost loop: `count` vectors, their instructions interleaved. */
function stepOnce(
  s: BodyState,
  count: number,
  masked: boolean,
  pointers: Map<number, Local>,
  shelves: Map<number, Local>,
  plan: SweepPlan,
): void {
  const { f } = s;
  const { block, accesses, reductions, keeps } = s.kernel;
  const copies = Array.from({ length: count }, () => new Map<number, Local>());
  for (const number of [...plan.reloaded, ...plan.own].sort((a, b) => a - b)) {
    const instruction = block.at(number);
    for (const [copy, locals] of copies.entries()) {
      const access = Number(instruction.immediate);
      if (plan.reloaded.includes(number)) {
        f.get(shelves.get(keeps.indexOf(number)) as Local);
        f.simdMemory("v128.load", 16 * copy);
      } else if (instruction.op === "load" || instruction.op === "ramp" || instruction.op === "take") {
        readLanes(
          s,
          instruction,
          copyAddress(s, access, pointers.get(access) as Local, copy),
          copyOffset(s, access, copy),
          laneClass(s, accesses[access]),
          locals,
        );
      } else if (instruction.op === "guard") writeGuard(s, instruction, locals, masked || s.across);
      else s.values.pure(instruction, locals);
      s.values.keep(number, locals);
    }
  }
  for (const value of plan.keeping) {
    for (const [copy, locals] of copies.entries()) {
      f.get(shelves.get(keeps.indexOf(value)) as Local);
      s.values.push(value, locals);
      f.simdMemory("v128.store", 16 * copy);
    }
  }
  for (const [i, { value, level }] of plan.sums) {
    const mask =
      masked || (s.across && level === "grand") ? () => pushMask(s, reductions[i]?.dtype) : undefined;
    s.accumulators[i]?.add(
      copies.map((locals) => () => s.values.push(value, locals)),
      mask,
    );
  }
  for (const { access, value } of plan.writes) {
    for (const [copy, locals] of copies.entries()) {
      const pointer = copyAddress(s, access, pointers.get(access) as Local, copy);
      storeLanes(
        s,
        access,
        () => s.values.push(value, locals),
        pointer,
        copyOffset(s, access, copy),
        laneClass(s, accesses[access]),
        masked || s.across,
      );
    }
  }
}

/** The constant part of where copy `copy` of the step reads. */
function copyOffset(s: BodyState, access: number, copy: number): number {
  const inner = s.kernel.accesses[access];
  if (inner === undefined || strideClass(inner.columnStrides.at(-1) ?? 0) !== "unit") return 0;
  return copy * (s.across ? 1 : s.lanes) * accessSize(inner);
}

/** The rest of it: a pointer of its own where the step is an argument. */
function copyAddress(s: BodyState, access: number, pointer: Local, copy: number): Local {
  const { f } = s;
  if (copy === 0 || strideClass(s.kernel.accesses[access]?.columnStrides.at(-1) ?? 0) !== "any")
    return pointer;
  const local = f.local("i32");
  f.get(pointer);
  f.get(s.strides[access]?.columns.at(-1) as Local);
  f.i32(copy * (s.across ? 1 : s.lanes));
  f.op("i32.mul");
  f.op("i32.add");
  f.set(local);
  return local;
}
