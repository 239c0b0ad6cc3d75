// The function that does units of work: rows, or chunks of columns.

import type { Access } from "../compiler/kernel.js";
import { accessSize, strideClass } from "./arguments.js";
import type { Local } from "./assembler.js";
import type { BodyState } from "./body-state.js";
import { constantBytes } from "./emit.js";
import { pushMask, storeLanes, storeLevel } from "./lane-access.js";
import { loadSplat, storeLane } from "./memory-access.js";
import { emitSingle, startChunk, startRow } from "./rows.js";
import { runSweep } from "./sweep.js";

export function writeBody(s: BodyState): void {
  const { f } = s;
  loadArguments(s);
  emitSingle(s, "uniform", 0);
  for (const [i, { level }] of s.kernel.reductions.entries())
    if (level === "grand") s.accumulators[i]?.start();
  const end = f.params[2] as Local;
  f.get(s.unit);
  f.get(end);
  f.op("i32.lt_u");
  f.if(() =>
    f.loop(() => {
      oneRow(s);
      f.get(s.unit);
      f.i32(1);
      f.op("i32.add");
      f.tee(s.unit);
      f.get(end);
      f.op("i32.lt_u");
    }),
  );
  storePartials(s);
  reportFault(s);
}

export function loadArguments(s: BodyState): void {
  const { f } = s;
  const load = (at: number, into: Local | undefined): void => {
    if (into === undefined) return;
    f.get(s.args);
    f.memory("i32.load", at);
    f.set(into);
  };
  for (const [i, at] of s.layout.rows.entries()) load(at, s.rowLengths[i]);
  for (const [i, at] of s.layout.columns.entries()) load(at, s.columnLengths[i]);
  for (const [i, places] of s.layout.accesses.entries()) {
    const strides = s.strides[i];
    load(places.pointer, strides?.base);
    for (const [j, at] of places.rowStrides.entries()) load(at, strides?.rows[j]);
    for (const [j, at] of places.columnStrides.entries()) load(at, strides?.columns[j]);
    load(places.step, strides?.step);
    load(places.length, strides?.length);
  }
}

function oneRow(s: BodyState): void {
  const { sweeps, reductions, levels } = s.kernel;
  if (s.flat) startChunk(s);
  else startRow(s);
  emitSingle(s, "row", 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const own = [...reductions.entries()].filter(
      ([, { level, value }]) => level === "row" && (levels[value]?.sweep ?? 0) === sweep,
    );
    for (const [i] of own) s.accumulators[i]?.start();
    runSweep(s, sweep);
    for (const [i] of own) {
      for (const [number, { op, immediate }] of s.kernel.block.instructions.entries()) {
        if (op !== "reduced" || Number(immediate) !== i) continue;
        if (s.across) s.accumulators[i]?.pushLanes();
        else s.accumulators[i]?.pushTotal();
        s.values.keep(number);
      }
    }
    emitSingle(s, "row", sweep + 1);
  }
  for (const { access, value, patch } of s.kernel.stores) {
    const kind = storeLevel(s, access, value);
    if (kind === "row") storeRow(s, access, value);
    if (patch !== undefined) patchRow(s, access, patch);
  }
  for (const [i, { over, value }] of reductions.entries()) {
    if (over === "elements") continue;
    s.accumulators[i]?.add(
      [() => s.values.push(value)],
      s.across ? () => pushMask(s, reductions[i]?.dtype) : undefined,
    );
  }
}

function storeRow(s: BodyState, access: number, value: number): void {
  const along = s.across ? strideClass(s.kernel.accesses[access]?.rowStrides.at(-1) ?? 0) : "none";
  storeLanes(s, access, () => s.values.push(value), s.row[access] as Local, 0, along, s.across);
}

/** Adds to one column of the row just stored; a column that does not exist is a fault already, and harms nothing. */
function patchRow(s: BodyState, access: number, patch: { place: number; value: number }): void {
  const { f } = s;
  const { dtype } = s.kernel.accesses[access] as Access;
  const address = f.local("i32");
  f.get(s.row[access] as Local);
  s.values.push(patch.place);
  f.v128(constantBytes("i32", 0));
  f.simd("i32x4.max_s");
  f.get(s.columnLengths.at(-1) as Local);
  f.i32(1);
  f.op("i32.sub");
  f.simd("i32x4.splat");
  f.simd("i32x4.min_s");
  f.simdLane("i32x4.extract_lane", 0);
  f.i32(accessSize(s.kernel.accesses[access] as Access));
  f.op("i32.mul");
  f.op("i32.add");
  f.set(address);
  const mended = () => {
    f.get(address);
    loadSplat(f, dtype, 0);
    s.values.push(patch.value);
    f.simd(dtype === "float64" ? "f64x2.add" : dtype === "float32" ? "f32x4.add" : "i32x4.add");
  };
  storeLane(f, dtype, () => f.get(address), mended, 0, 0);
}

function storePartials(s: BodyState): void {
  const { f } = s;
  let slot = 0;
  for (const [i, { level, dtype, over, monoid }] of s.kernel.reductions.entries()) {
    if (level !== "grand") continue;
    f.get(f.params[3] as Local);
    const same = !s.across && over === "rows";
    if (same) s.accumulators[i]?.pushFirst();
    else s.accumulators[i]?.pushWide();
    if (dtype === "float32" && (monoid === "max" || monoid === "min")) f.simd("f64x2.promote_low_f32x4");
    f.simdMemoryLane(dtype === "int32" ? "v128.store32_lane" : "v128.store64_lane", 8 * slot++, 0);
  }
}

export function reportFault(s: BodyState): void {
  if (s.fault === undefined) return;
  const { f } = s;
  f.get(s.fault);
  f.if(() => {
    f.get(s.args);
    f.i32(1);
    f.memory("i32.store", s.layout.fault);
  });
}
