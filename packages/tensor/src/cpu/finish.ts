// The function that joins the partial results of all units, and computes what depends on them.

import type { Access } from "../compiler/kernel.js";
import { Accumulator } from "./accumulate.js";
import type { Local } from "./assembler.js";
import { loadArguments, reportFault } from "./body.js";
import type { BodyState } from "./body-state.js";
import { writeGuard } from "./lane-access.js";
import { loadSplat, storeLane } from "./memory-access.js";
import { emitSingle } from "./rows.js";

const firstWord = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3];

/** `finish(arguments, partials, count)`: joins partial results in their order and computes what depends on them. */
export function writeFinish(s: BodyState): void {
  const { f } = s;
  const { block, levels, stores, reductions } = s.kernel;
  const [, partials, count] = f.params as [Local, Local, Local];
  const final = stores.filter(({ value }) => levels[value]?.kind === "final");
  const needed = s.values.closure(
    final.map(({ value }) => value),
    (number) => block.at(number).op !== "constant",
  );
  loadArguments(s);
  emitSingle(s, "uniform", 0, new Set(needed));
  const grand = [...reductions.entries()].filter(([, { level }]) => level === "grand");
  const wide = grand.map(([, reduction]) =>
    reduction.dtype === "int32" ? reduction : { ...reduction, dtype: "float64" as const },
  );
  const accumulators = wide.map((reduction) => new Accumulator(f, reduction, 2));
  for (const accumulator of accumulators) accumulator.start();
  f.loop(() => {
    for (const [slot, accumulator] of accumulators.entries()) {
      const value = f.local("v128");
      f.get(partials);
      loadSplat(f, wide[slot]?.dtype ?? "float64", 8 * slot);
      f.set(value);
      accumulator.add([() => f.get(value)], undefined);
    }
    f.get(partials);
    f.i32(8 * grand.length);
    f.op("i32.add");
    f.set(partials);
    f.get(count);
    f.i32(1);
    f.op("i32.sub");
    f.tee(count);
  });
  for (const number of needed) {
    const instruction = block.at(number);
    if (levels[number]?.kind !== "final") continue;
    if (instruction.op === "reduced") {
      const at = Number(instruction.immediate);
      accumulators[grand.findIndex(([i]) => i === at)]?.pushFirst();
      if (reductions[at]?.dtype === "float32") {
        const narrow = f.local("v128");
        f.simd("f32x4.demote_f64x2_zero");
        f.tee(narrow);
        f.get(narrow);
        f.shuffle(firstWord);
      }
    } else if (instruction.op === "guard") writeGuard(s, instruction, s.values.locals, false);
    else s.values.pure(instruction);
    s.values.keep(number);
  }
  for (const { access, value } of final) {
    const { dtype } = s.kernel.accesses[access] as Access;
    const base = s.strides[access]?.base as Local;
    storeLane(
      f,
      dtype,
      () => f.get(base),
      () => s.values.push(value),
      0,
      0,
    );
  }
  reportFault(s);
}
