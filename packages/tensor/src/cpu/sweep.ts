// One sweep along the columns of a row: what it computes, and the loops around the innermost.

import type { Local } from "./assembler.js";
import type { BodyState } from "./body-state.js";
import { innerLoop } from "./inner-loop.js";
import { storeLevel } from "./lane-access.js";
import type { SweepPlan } from "./sweep-plan.js";

export function runSweep(s: BodyState, sweep: number): void {
  const { reductions, stores, keeps, levels, block } = s.kernel;
  const sweepOf = (value: number) => levels[value]?.sweep ?? 0;
  const kept = new Set(keeps);
  const sums = [...reductions.entries()].filter(
    ([, { value, over }]) => over === "elements" && sweepOf(value) === sweep,
  );
  const writes = stores.filter(
    ({ access, value }) => storeLevel(s, access, value) === "element" && sweepOf(value) === sweep,
  );
  const keeping = keeps.filter((value) => sweepOf(value) === sweep);
  const targets = [...sums.map(([, { value }]) => value), ...writes.map(({ value }) => value), ...keeping];
  if (targets.length === 0) return;
  const isReloaded = (number: number) => kept.has(number) && sweepOf(number) < sweep;
  const own = s.values.closure(
    targets,
    (number) =>
      levels[number]?.kind === "element" && block.at(number).op !== "constant" && !isReloaded(number),
  );
  const reloaded = [...new Set(own.flatMap((number) => block.at(number).args.filter(isReloaded)))];
  const used = new Set<number>([
    ...own.flatMap((number) => {
      const { op, immediate } = block.at(number);
      return op === "load" || op === "take" || op === "ramp" ? [Number(immediate)] : [];
    }),
    ...writes.map(({ access }) => access),
  ]);
  const scratch = [...keeping, ...reloaded].map((value) => keeps.indexOf(value));
  const plan = { sums, writes, keeping, reloaded, own, used: [...used], scratch: [...new Set(scratch)] };
  const pointers = new Map(plan.used.map((access) => [access, copyLocal(s, s.row[access] as Local)]));
  const shelves = new Map(plan.scratch.map((keep) => [keep, shelf(s, keep)]));
  columnLoops(s, 0, pointers, shelves, plan);
}

function copyLocal(s: BodyState, from: Local): Local {
  const local = s.f.local("i32");
  s.f.get(from);
  s.f.set(local);
  return local;
}

/** Where a kept value starts in scratch: one after the other, each as long as a row of vectors. */
function shelf(s: BodyState, keep: number): Local {
  const { f } = s;
  const local = f.local("i32");
  f.get(f.params[4] as Local);
  if (keep > 0) {
    f.i32(keep);
    pushShelfSize(s);
    f.op("i32.mul");
    f.op("i32.add");
  }
  f.set(local);
  return local;
}

function pushShelfSize(s: BodyState): void {
  const { f } = s;
  f.i32(16);
  for (const length of s.columnLengths) {
    f.get(length);
    f.op("i32.mul");
  }
  f.i32(64);
  f.op("i32.add");
}

function columnLoops(
  s: BodyState,
  axis: number,
  pointers: Map<number, Local>,
  shelves: Map<number, Local>,
  plan: SweepPlan,
): void {
  const { f } = s;
  const length = s.columnLengths[axis];
  if (length === undefined || axis === s.columnLengths.length - 1) {
    innerLoop(s, pointers, shelves, plan);
    return;
  }
  const counter = copyLocal(s, length);
  f.loop(() => {
    columnLoops(
      s,
      axis + 1,
      new Map([...pointers].map(([access, local]) => [access, copyLocal(s, local)])),
      shelves,
      plan,
    );
    for (const [access, pointer] of pointers) {
      const stride = s.strides[access]?.columns[axis];
      if (stride === undefined) continue;
      f.get(pointer);
      f.get(stride);
      f.op("i32.add");
      f.set(pointer);
    }
    f.get(counter);
    f.i32(1);
    f.op("i32.sub");
    f.tee(counter);
  });
}
