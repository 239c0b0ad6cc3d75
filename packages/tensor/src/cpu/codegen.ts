import type { Instruction, LaneType } from "../compiler/block.js";
import type { Access, Kernel } from "../compiler/kernel.js";
import type { Dtype } from "../dtype.js";
import { Accumulator } from "./accumulate.js";
import { type ArgumentLayout, accessSize, layOutArguments, strideClass } from "./arguments.js";
import { FunctionWriter, type Local } from "./assembler.js";
import { constantBytes, emitPure } from "./emit.js";
import { loadGather, loadSplat, loadVector, storeLane, storeVector } from "./memory-access.js";

/**
 * Elements that one chunk of a kernel without rows covers: the unit of work, whatever the number of threads. Sums of
 * doubles are joined more often than those of floats, which double has digits to spare for.
 */
export function chunkSize({ lanes }: Pick<Kernel, "lanes">): number {
  return lanes === 2 ? 4096 : 16384;
}

/** A kernel in WebAssembly: `body` does units of work, `finish` joins their partial results. */
export interface KernelCode {
  readonly functions: readonly FunctionWriter[];
  readonly layout: ArgumentLayout;
  readonly hasFinish: boolean;
  /** Bytes of scratch that a row needs beside its columns' count: 0 when none. */
  readonly partialSize: number;
}

export function generate(kernel: Kernel): KernelCode {
  const layout = layOutArguments(kernel);
  const body = new BodyWriter(
    kernel,
    layout,
    new FunctionWriter("body", ["i32", "i32", "i32", "i32", "i32"]),
  );
  body.write();
  const grand = kernel.reductions.filter(({ level }) => level === "grand");
  const functions = [body.f];
  if (grand.length > 0) {
    const finish = new BodyWriter(kernel, layout, new FunctionWriter("finish", ["i32", "i32", "i32"]));
    finish.writeFinish();
    functions.push(finish.f);
  }
  return { functions, layout, hasFinish: grand.length > 0, partialSize: 8 * grand.length };
}

/** No rows, and one run of columns: split into chunks instead. */
export function isFlat(kernel: Kernel): boolean {
  return (
    kernel.rows.length === 0 &&
    kernel.columns.length === 1 &&
    kernel.sweeps === 1 &&
    !kernel.reductions.some(({ level }) => level === "row")
  );
}

/** How many units of work `body` counts in. */
export function unitCount(kernel: Kernel): number {
  if (isFlat(kernel)) return Math.ceil((kernel.columns[0] ?? 0) / chunkSize(kernel));
  const rows = [...kernel.rows];
  if (kernel.lanesAlong === "rows") rows.push(Math.ceil((rows.pop() ?? 1) / kernel.lanes));
  return rows.reduce((count, length) => count * length, 1);
}

/** What `body` and `finish` share: pushing values of every level. */
class Values {
  readonly f: FunctionWriter;
  readonly kernel: Kernel;
  readonly locals = new Map<number, Local>();

  constructor(f: FunctionWriter, kernel: Kernel) {
    this.f = f;
    this.kernel = kernel;
  }

  /** Numbers of the instructions below `targets` that `take` accepts, in order. */
  closure(targets: readonly number[], take: (number: number) => boolean): number[] {
    const found = new Set<number>();
    const stack = [...targets];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (found.has(top) || !take(top)) continue;
      found.add(top);
      stack.push(...this.kernel.block.at(top).args);
    }
    return [...found].sort((a, b) => a - b);
  }

  push(number: number, locals: ReadonlyMap<number, Local> = this.locals): void {
    const { op, type, immediate } = this.kernel.block.at(number);
    const local = locals.get(number) ?? this.locals.get(number);
    if (local !== undefined) this.f.get(local);
    else if (op === "constant") this.f.v128(constantBytes(type, immediate));
    else throw new Error(`internal: value ${number} (${op}) is not computed here`);
  }

  pure(instruction: Instruction, locals: ReadonlyMap<number, Local> = this.locals): void {
    const [first] = instruction.args;
    const from: LaneType = first === undefined ? instruction.type : this.kernel.block.type(first);
    // The type of a choice is that of its branches.
    emitPure(this.f, instruction, instruction.op === "select" ? instruction.type : from, (arg) =>
      this.push(arg, locals),
    );
  }

  loadScalar(args: Local, at: number, dtype: Dtype): void {
    this.f.get(args);
    loadSplat(this.f, dtype, at);
  }

  keep(number: number, locals: Map<number, Local> = this.locals): void {
    const local = this.f.local("v128");
    this.f.set(local);
    locals.set(number, local);
  }
}

class BodyWriter {
  readonly f: FunctionWriter;
  readonly #kernel: Kernel;
  readonly #layout: ArgumentLayout;
  readonly #values: Values;
  readonly #args: Local;
  readonly #unit: Local;
  readonly #flat: boolean;
  readonly #across: boolean;
  readonly #lanes: number;
  readonly #rowLengths: Local[];
  readonly #columnLengths: Local[];
  readonly #strides: {
    rows: (Local | undefined)[];
    columns: (Local | undefined)[];
    base: Local;
    step: Local | undefined;
    length: Local | undefined;
  }[];
  /** Where each access stands at the start of the row. */
  readonly #row: Local[];
  /** Lane offsets in bytes of accesses that jump from lane to lane. */
  readonly #jumps = new Map<number, Local[]>();
  /** How many lanes of the vector are in use: rows that exist, or columns left. */
  readonly #rest: Local;
  readonly #laneMask: Local;
  readonly #fault: Local | undefined;
  readonly #accumulators: Accumulator[];

  constructor(kernel: Kernel, layout: ArgumentLayout, f: FunctionWriter) {
    this.f = f;
    this.#kernel = kernel;
    this.#layout = layout;
    this.#values = new Values(f, kernel);
    this.#args = f.params[0] as Local;
    this.#unit = f.params[1] as Local;
    this.#flat = isFlat(kernel);
    this.#across = kernel.lanesAlong === "rows";
    this.#lanes = kernel.lanes;
    const word = () => f.local("i32");
    this.#rowLengths = kernel.rows.map(word);
    this.#columnLengths = kernel.columns.map(word);
    this.#strides = kernel.accesses.map((access) => ({
      base: word(),
      rows: access.rowStrides.map((stride) => (stride === 0 ? undefined : word())),
      columns: access.columnStrides.map((stride) => (stride === 0 ? undefined : word())),
      step: access.length > 0 ? word() : undefined,
      length: access.length > 0 ? word() : undefined,
    }));
    this.#row = kernel.accesses.map(word);
    this.#rest = word();
    this.#laneMask = f.local("v128");
    this.#fault = kernel.block.instructions.some(({ op }) => op === "guard") ? word() : undefined;
    this.#accumulators = kernel.reductions.map((reduction) => new Accumulator(f, reduction, kernel.lanes));
  }

  write(): void {
    const { f } = this;
    this.#loadArguments();
    this.#emitSingle("uniform", 0);
    for (const [i, { level }] of this.#kernel.reductions.entries())
      if (level === "grand") this.#accumulators[i]?.start();
    const end = f.params[2] as Local;
    f.get(this.#unit);
    f.get(end);
    f.op("i32.lt_u");
    f.if(() =>
      f.loop(() => {
        this.#oneRow();
        f.get(this.#unit);
        f.i32(1);
        f.op("i32.add");
        f.tee(this.#unit);
        f.get(end);
        f.op("i32.lt_u");
      }),
    );
    this.#storePartials();
    this.#reportFault();
  }

  /** `finish(arguments, partials, count)`: joins partial results in their order and computes what depends on them. */
  writeFinish(): void {
    const { f } = this;
    const { block, levels, stores, reductions } = this.#kernel;
    const [, partials, count] = f.params as [Local, Local, Local];
    const final = stores.filter(({ value }) => levels[value]?.kind === "final");
    const needed = this.#values.closure(
      final.map(({ value }) => value),
      (number) => block.at(number).op !== "constant",
    );
    this.#loadArguments();
    this.#emitSingle("uniform", 0, new Set(needed));
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
      } else this.#values.pure(instruction);
      this.#values.keep(number);
    }
    for (const { access, value } of final) {
      const { dtype } = this.#kernel.accesses[access] as Access;
      const base = this.#strides[access]?.base as Local;
      storeLane(
        f,
        dtype,
        () => f.get(base),
        () => this.#values.push(value),
        0,
        0,
      );
    }
    this.#reportFault();
  }

  #loadArguments(): void {
    const { f } = this;
    const load = (at: number, into: Local | undefined): void => {
      if (into === undefined) return;
      f.get(this.#args);
      f.memory("i32.load", at);
      f.set(into);
    };
    for (const [i, at] of this.#layout.rows.entries()) load(at, this.#rowLengths[i]);
    for (const [i, at] of this.#layout.columns.entries()) load(at, this.#columnLengths[i]);
    for (const [i, places] of this.#layout.accesses.entries()) {
      const strides = this.#strides[i];
      load(places.pointer, strides?.base);
      for (const [j, at] of places.rowStrides.entries()) load(at, strides?.rows[j]);
      for (const [j, at] of places.columnStrides.entries()) load(at, strides?.columns[j]);
      load(places.step, strides?.step);
      load(places.length, strides?.length);
    }
  }

  // — Rows —

  #oneRow(): void {
    const { f } = this;
    const { sweeps, reductions, levels } = this.#kernel;
    if (this.#flat) this.#startChunk();
    else this.#startRow();
    this.#emitSingle("row", 0);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      const own = [...reductions.entries()].filter(
        ([, { level, value }]) => level === "row" && (levels[value]?.sweep ?? 0) === sweep,
      );
      for (const [i] of own) this.#accumulators[i]?.start();
      this.#sweep(sweep);
      for (const [i] of own) {
        for (const [number, { op, immediate }] of this.#kernel.block.instructions.entries()) {
          if (op !== "reduced" || Number(immediate) !== i) continue;
          if (this.#across) this.#accumulators[i]?.pushLanes();
          else this.#accumulators[i]?.pushTotal();
          this.#values.keep(number);
        }
      }
      this.#emitSingle("row", sweep + 1);
    }
    for (const { access, value, patch } of this.#kernel.stores) {
      const kind = this.#storeLevel(access, value);
      if (kind === "row") this.#storeRow(access, value);
      if (patch !== undefined) this.#patch(access, patch);
    }
    for (const [i, { level, value }] of reductions.entries()) {
      if (level !== "grand" || levels[value]?.kind === "element") continue;
      this.#accumulators[i]?.add(
        [() => this.#values.push(value)],
        this.#across ? () => this.#pushMask(reductions[i]?.dtype) : undefined,
      );
    }
    void f;
  }

  /** Element stores happen in sweeps; a row's value may also be written along its columns. */
  #storeLevel(access: number, value: number): "element" | "row" | "final" {
    const kind = this.#kernel.levels[value]?.kind;
    if (kind === "final") return "final";
    const along = this.#kernel.accesses[access]?.columnStrides.some((stride) => stride !== 0);
    return along || kind === "element" ? "element" : "row";
  }

  #startChunk(): void {
    const { f } = this;
    const size = chunkSize(this.#kernel);
    const start = f.local("i32");
    const left = f.local("i32");
    f.get(this.#unit);
    f.i32(size);
    f.op("i32.mul");
    f.set(start);
    const [length] = this.#columnLengths as [Local];
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
    f.set(this.#rest);
    for (const [i, strides] of this.#strides.entries()) {
      f.get(strides.base);
      this.#addScaled(start, strides.columns[0]);
      f.set(this.#row[i] as Local);
    }
  }

  /** On the stack: an address. Adds `index · stride`. */
  #addScaled(index: Local, stride: Local | undefined): void {
    if (stride === undefined) return;
    this.f.get(index);
    this.f.get(stride);
    this.f.op("i32.mul");
    this.f.op("i32.add");
  }

  #startRow(): void {
    const { f } = this;
    const lengths = this.#rowLengths;
    const indices = lengths.map(() => f.local("i32"));
    const rest = f.local("i32");
    f.get(this.#unit);
    f.set(rest);
    for (let axis = lengths.length - 1; axis >= 0; axis--) {
      const [index, length] = [indices[axis] as Local, lengths[axis] as Local];
      const blocked = this.#across && axis === lengths.length - 1;
      const count = blocked ? this.#blockCount(length) : length;
      if (axis === 0) f.get(rest);
      else {
        f.get(rest);
        f.get(count);
        f.op("i32.rem_u");
      }
      if (blocked) {
        f.i32(this.#lanes);
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
    for (const [i, strides] of this.#strides.entries()) {
      f.get(strides.base);
      for (const [axis, index] of indices.entries()) this.#addScaled(index, strides.rows[axis]);
      f.set(this.#row[i] as Local);
    }
    if (this.#across) this.#startLanes(lengths.at(-1) as Local, indices.at(-1) as Local);
  }

  #blockCount(length: Local): Local {
    const { f } = this;
    const count = f.local("i32");
    f.get(length);
    f.i32(this.#lanes - 1);
    f.op("i32.add");
    f.i32(this.#lanes === 4 ? 2 : 1);
    f.op("i32.shr_u");
    f.set(count);
    return count;
  }

  /** Lanes across rows: how many exist, and where each reads. */
  #startLanes(length: Local, index: Local): void {
    const { f } = this;
    f.get(length);
    f.get(index);
    f.op("i32.sub");
    f.set(this.#rest);
    this.#setLaneMask();
    for (const [i, access] of this.#kernel.accesses.entries()) {
      if (strideClass(access.rowStrides.at(-1) ?? 0) !== "any") continue;
      this.#jumps.set(i, this.#clampedJumps(i, this.#strides[i]?.rows.at(-1) as Local));
    }
  }

  /** For lanes 1, 2, …: the offset of the lane, or of the last that exists. */
  #clampedJumps(access: number, stride: Local): Local[] {
    const { f } = this;
    const known = this.#jumps.get(access) ?? Array.from({ length: this.#lanes - 1 }, () => f.local("i32"));
    for (const [i, local] of known.entries()) {
      // min(lane, rest − 1) · stride
      f.i32(i + 1);
      f.get(this.#rest);
      f.i32(1);
      f.op("i32.sub");
      f.get(this.#rest);
      f.i32(i + 1);
      f.op("i32.gt_s");
      f.op("select");
      f.get(stride);
      f.op("i32.mul");
      f.set(local);
    }
    return known;
  }

  #setLaneMask(): void {
    const { f } = this;
    f.v128(laneNumbers);
    f.get(this.#rest);
    f.simd("i32x4.splat");
    f.simd("i32x4.lt_s");
    f.set(this.#laneMask);
  }

  #pushMask(dtype: Dtype | undefined): void {
    this.f.get(this.#laneMask);
    if (dtype === "float64") this.f.simd("i64x2.extend_low_i32x4_s");
  }

  /** Values that change with the row, or never: once, in every lane. */
  #emitSingle(kind: "uniform" | "row", sweep: number, needed?: ReadonlySet<number>): void {
    const { block, levels, accesses } = this.#kernel;
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
        this.#values.loadScalar(
          this.#args,
          this.#layout.scalars[access] ?? 0,
          this.#kernel.scalars[access]?.dtype ?? "float32",
        );
      } else if (instruction.op === "load" || instruction.op === "ramp" || instruction.op === "take") {
        const at = kind === "uniform" ? (this.#strides[access]?.base as Local) : (this.#row[access] as Local);
        const along =
          this.#across && kind === "row" ? strideClass(accesses[access]?.rowStrides.at(-1) ?? 0) : "none";
        this.#read(instruction, at, 0, along, this.#values.locals);
      } else if (instruction.op === "guard")
        this.#guard(instruction, this.#values.locals, this.#across && kind === "row");
      else this.#values.pure(instruction);
      this.#values.keep(number);
    }
  }

  // — Sweeps —

  #sweep(sweep: number): void {
    const { f } = this;
    const { reductions, stores, keeps, levels, block } = this.#kernel;
    const sweepOf = (value: number) => levels[value]?.sweep ?? 0;
    const kept = new Set(keeps);
    const sums = [...reductions.entries()].filter(
      ([, { value }]) => levels[value]?.kind === "element" && sweepOf(value) === sweep,
    );
    const writes = stores.filter(
      ({ access, value }) => this.#storeLevel(access, value) === "element" && sweepOf(value) === sweep,
    );
    const keeping = keeps.filter((value) => sweepOf(value) === sweep);
    const targets = [...sums.map(([, { value }]) => value), ...writes.map(({ value }) => value), ...keeping];
    if (targets.length === 0) return;
    const numbers = this.#values.closure(
      targets,
      (number) => levels[number]?.kind === "element" && block.at(number).op !== "constant",
    );
    const computed = this.#values.closure(
      targets,
      (number) =>
        levels[number]?.kind === "element" &&
        block.at(number).op !== "constant" &&
        !(kept.has(number) && sweepOf(number) < sweep && !targets.includes(number)),
    );
    const loaded = [...kept].filter(
      (value) =>
        sweepOf(value) < sweep &&
        numbers.includes(value) &&
        computed.some((number) => block.at(number).args.includes(value)),
    );
    const reloaded = [
      ...new Set([...loaded, ...targets.filter((value) => kept.has(value) && sweepOf(value) < sweep)]),
    ];
    const own = computed.filter((number) => !reloaded.includes(number));
    const used = new Set<number>([
      ...own.flatMap((number) => {
        const { op, immediate } = block.at(number);
        return op === "load" || op === "take" || op === "ramp" ? [Number(immediate)] : [];
      }),
      ...writes.map(({ access }) => access),
    ]);
    const scratch = [...keeping, ...reloaded].map((value) => keeps.indexOf(value));
    const plan = { sums, writes, keeping, reloaded, own, used: [...used], scratch: [...new Set(scratch)] };
    const pointers = new Map(plan.used.map((access) => [access, this.#copy(this.#row[access] as Local)]));
    const shelves = new Map(plan.scratch.map((keep) => [keep, this.#shelf(keep)]));
    this.#columnLoops(0, pointers, shelves, plan);
    void f;
  }

  #copy(from: Local): Local {
    const local = this.f.local("i32");
    this.f.get(from);
    this.f.set(local);
    return local;
  }

  /** Where a kept value starts in scratch: one after the other, each as long as a row of vectors. */
  #shelf(keep: number): Local {
    const { f } = this;
    const local = f.local("i32");
    f.get(f.params[4] as Local);
    if (keep > 0) {
      f.i32(keep);
      this.#pushShelfSize();
      f.op("i32.mul");
      f.op("i32.add");
    }
    f.set(local);
    return local;
  }

  #pushShelfSize(): void {
    const { f } = this;
    f.i32(16);
    for (const length of this.#columnLengths) {
      f.get(length);
      f.op("i32.mul");
    }
    f.i32(64);
    f.op("i32.add");
  }

  #columnLoops(
    axis: number,
    pointers: Map<number, Local>,
    shelves: Map<number, Local>,
    plan: SweepPlan,
  ): void {
    const { f } = this;
    const length = this.#columnLengths[axis];
    if (length === undefined || axis === this.#columnLengths.length - 1) {
      this.#innerLoop(pointers, shelves, plan);
      return;
    }
    const counter = this.#copy(length);
    f.loop(() => {
      this.#columnLoops(
        axis + 1,
        new Map([...pointers].map(([access, local]) => [access, this.#copy(local)])),
        shelves,
        plan,
      );
      for (const [access, pointer] of pointers) {
        const stride = this.#strides[access]?.columns[axis];
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

  #innerLoop(pointers: Map<number, Local>, shelves: Map<number, Local>, plan: SweepPlan): void {
    const { f } = this;
    const copies = plan.own.length <= 40 ? 4 : plan.own.length <= 100 ? 2 : 1;
    const perVector = this.#across ? 1 : this.#lanes;
    const left = this.#across || this.#flat ? f.local("i32") : this.#rest;
    f.get(this.#flat ? this.#rest : (this.#columnLengths.at(-1) as Local));
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
          if (masked) this.#startMasked(left, plan.used);
          this.#step(count, masked, pointers, shelves, plan);
          this.#advance(count, pointers, shelves);
          f.get(left);
          f.i32(count * perVector);
          f.op("i32.sub");
          f.set(left);
          more();
        }),
      );
    };
    if (!this.#across) for (const access of plan.used) this.#fullJumps(access);
    if (copies > 1 || !this.#across) loop(copies, copies * perVector, false);
    loop(1, 1, !this.#across);
  }

  /** Jumps of all lanes, for vectors that are full. */
  #fullJumps(access: number): void {
    const { f } = this;
    if (strideClass(this.#kernel.accesses[access]?.columnStrides.at(-1) ?? 0) !== "any") return;
    const stride = this.#strides[access]?.columns.at(-1) as Local;
    const jumps = this.#jumps.get(access) ?? Array.from({ length: this.#lanes - 1 }, () => f.local("i32"));
    for (const [i, local] of jumps.entries()) {
      f.i32(i + 1);
      f.get(stride);
      f.op("i32.mul");
      f.set(local);
    }
    this.#jumps.set(access, jumps);
  }

  #startMasked(left: Local, used: readonly number[]): void {
    const { f } = this;
    f.get(left);
    f.set(this.#rest);
    this.#setLaneMask();
    for (const access of used) {
      if (strideClass(this.#kernel.accesses[access]?.columnStrides.at(-1) ?? 0) !== "any") continue;
      this.#jumps.set(access, this.#clampedJumps(access, this.#strides[access]?.columns.at(-1) as Local));
    }
  }

  #advance(count: number, pointers: Map<number, Local>, shelves: Map<number, Local>): void {
    const { f } = this;
    const perVector = this.#across ? 1 : this.#lanes;
    for (const [access, pointer] of pointers) {
      const stride = this.#strides[access]?.columns.at(-1);
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
  #step(
    count: number,
    masked: boolean,
    pointers: Map<number, Local>,
    shelves: Map<number, Local>,
    plan: SweepPlan,
  ): void {
    const { f } = this;
    const { block, accesses, reductions, keeps } = this.#kernel;
    const copies = Array.from({ length: count }, () => new Map<number, Local>());
    for (const number of [...plan.reloaded, ...plan.own].sort((a, b) => a - b)) {
      const instruction = block.at(number);
      for (const [copy, locals] of copies.entries()) {
        const access = Number(instruction.immediate);
        if (plan.reloaded.includes(number)) {
          f.get(shelves.get(keeps.indexOf(number)) as Local);
          f.simdMemory("v128.load", 16 * copy);
        } else if (instruction.op === "load" || instruction.op === "ramp" || instruction.op === "take") {
          this.#read(
            instruction,
            this.#copyAddress(access, pointers.get(access) as Local, copy),
            this.#copyOffset(access, copy),
            this.#laneClass(accesses[access]),
            locals,
          );
        } else if (instruction.op === "guard") this.#guard(instruction, locals, masked || this.#across);
        else this.#values.pure(instruction, locals);
        this.#values.keep(number, locals);
      }
    }
    for (const value of plan.keeping) {
      for (const [copy, locals] of copies.entries()) {
        f.get(shelves.get(keeps.indexOf(value)) as Local);
        this.#values.push(value, locals);
        f.simdMemory("v128.store", 16 * copy);
      }
    }
    for (const [i, { value, level }] of plan.sums) {
      const mask =
        masked || (this.#across && level === "grand")
          ? () => this.#pushMask(reductions[i]?.dtype)
          : undefined;
      this.#accumulators[i]?.add(
        copies.map((locals) => () => this.#values.push(value, locals)),
        mask,
      );
    }
    for (const { access, value } of plan.writes) {
      for (const [copy, locals] of copies.entries()) {
        const pointer = this.#copyAddress(access, pointers.get(access) as Local, copy);
        this.#write(
          access,
          () => this.#values.push(value, locals),
          pointer,
          this.#copyOffset(access, copy),
          this.#laneClass(accesses[access]),
          masked || this.#across,
        );
      }
    }
  }

  #laneClass(access: Access | undefined): "none" | "unit" | "any" {
    return strideClass((this.#across ? access?.rowStrides : access?.columnStrides)?.at(-1) ?? 0);
  }

  /** The constant part of where copy `copy` of the step reads. */
  #copyOffset(access: number, copy: number): number {
    const inner = this.#kernel.accesses[access];
    if (inner === undefined || strideClass(inner.columnStrides.at(-1) ?? 0) !== "unit") return 0;
    return copy * (this.#across ? 1 : this.#lanes) * accessSize(inner);
  }

  /** The rest of it: a pointer of its own where the step is an argument. */
  #copyAddress(access: number, pointer: Local, copy: number): Local {
    const { f } = this;
    if (copy === 0 || strideClass(this.#kernel.accesses[access]?.columnStrides.at(-1) ?? 0) !== "any")
      return pointer;
    const local = f.local("i32");
    f.get(pointer);
    f.get(this.#strides[access]?.columns.at(-1) as Local);
    f.i32(copy * (this.#across ? 1 : this.#lanes));
    f.op("i32.mul");
    f.op("i32.add");
    f.set(local);
    return local;
  }

  // — Memory —

  /** Leaves the value read on the stack. */
  #read(
    instruction: Instruction,
    pointer: Local,
    offset: number,
    along: "none" | "unit" | "any",
    locals: ReadonlyMap<number, Local>,
  ): void {
    const { f } = this;
    const index = Number(instruction.immediate);
    const dtype = this.#kernel.accesses[index]?.dtype ?? "float32";
    if (instruction.op === "ramp") this.#ramp(index, pointer, offset, along);
    else if (instruction.op === "take") this.#take(instruction, index, dtype, pointer, offset, along, locals);
    else if (along === "any") loadGather(f, dtype, this.#lanes, this.#laneAddresses(index, pointer), offset);
    else {
      f.get(pointer);
      if (along === "none") loadSplat(f, dtype, offset);
      else loadVector(f, dtype, this.#lanes, offset);
    }
  }

  #laneAddresses(access: number, pointer: Local): (() => void)[] {
    const { f } = this;
    const jumps = this.#jumps.get(access) ?? [];
    return [
      () => f.get(pointer),
      ...jumps.map((jump) => () => {
        f.get(pointer);
        f.get(jump);
        f.op("i32.add");
      }),
    ];
  }

  #ramp(access: number, pointer: Local, offset: number, along: "none" | "unit" | "any"): void {
    const { f } = this;
    f.get(pointer);
    if (offset > 0) {
      f.i32(offset);
      f.op("i32.add");
    }
    f.simd("i32x4.splat");
    if (along === "none") return;
    f.v128(laneNumbers);
    if (along === "any") {
      f.get((this.#across ? this.#strides[access]?.rows : this.#strides[access]?.columns)?.at(-1) as Local);
      f.simd("i32x4.splat");
      f.simd("i32x4.mul");
    }
    f.simd("i32x4.add");
  }

  /** Reads at a computed place in each lane; a place that does not exist reads the nearest that does. */
  #take(
    instruction: Instruction,
    access: number,
    dtype: Dtype,
    pointer: Local,
    offset: number,
    along: "none" | "unit" | "any",
    locals: ReadonlyMap<number, Local>,
  ): void {
    const { f } = this;
    const strides = this.#strides[access];
    const places = f.local("v128");
    this.#values.push(instruction.args[0] ?? 0, locals);
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
    this.#ramp(access, pointer, offset, along === "unit" ? "none" : along);
    if (along === "unit") {
      f.v128(laneNumbers);
      f.i32(accessSize(this.#kernel.accesses[access] as Access));
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
      this.#lanes,
      Array.from({ length: this.#lanes }, (_, i) => lane(i)),
      0,
    );
  }

  #guard(instruction: Instruction, locals: ReadonlyMap<number, Local>, masked: boolean): void {
    const { f } = this;
    const [value = 0, wrong = 0] = instruction.args;
    f.get(this.#fault as Local);
    this.#values.push(wrong, locals);
    if (masked) {
      this.#pushMask(this.#kernel.block.type(wrong) === "m64" ? "float64" : "float32");
      f.simd("v128.and");
    } else if (this.#lanes === 2) {
      f.v128(constantBytes("i64", -1));
      if (this.#kernel.block.type(wrong) === "m32") {
        f.v128(constantBytes("i64", 0));
        f.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 16, 16, 16, 16, 16, 16, 16]);
      }
      f.simd("v128.and");
    }
    f.simd("v128.any_true");
    f.op("i32.or");
    f.set(this.#fault as Local);
    this.#values.push(value, locals);
  }

  #storeRow(access: number, value: number): void {
    const along = this.#across ? strideClass(this.#kernel.accesses[access]?.rowStrides.at(-1) ?? 0) : "none";
    this.#write(access, () => this.#values.push(value), this.#row[access] as Local, 0, along, this.#across);
  }

  /** Adds to one column of the row just stored; a column that does not exist is a fault already, and harms nothing. */
  #patch(access: number, patch: { place: number; value: number }): void {
    const { f } = this;
    const { dtype } = this.#kernel.accesses[access] as Access;
    const address = f.local("i32");
    f.get(this.#row[access] as Local);
    this.#values.push(patch.place);
    f.v128(constantBytes("i32", 0));
    f.simd("i32x4.max_s");
    f.get(this.#columnLengths.at(-1) as Local);
    f.i32(1);
    f.op("i32.sub");
    f.simd("i32x4.splat");
    f.simd("i32x4.min_s");
    f.simdLane("i32x4.extract_lane", 0);
    f.i32(accessSize(this.#kernel.accesses[access] as Access));
    f.op("i32.mul");
    f.op("i32.add");
    f.set(address);
    const mended = () => {
      f.get(address);
      loadSplat(f, dtype, 0);
      this.#values.push(patch.value);
      f.simd(dtype === "float64" ? "f64x2.add" : dtype === "float32" ? "f32x4.add" : "i32x4.add");
    };
    storeLane(f, dtype, () => f.get(address), mended, 0, 0);
  }

  #write(
    access: number,
    push: () => void,
    pointer: Local,
    offset: number,
    along: "none" | "unit" | "any",
    partial: boolean,
  ): void {
    const { f } = this;
    const { dtype } = this.#kernel.accesses[access] as Access;
    if (along === "none") {
      storeLane(f, dtype, () => f.get(pointer), push, offset, 0);
      return;
    }
    const size = accessSize(this.#kernel.accesses[access] as Access);
    const addresses = this.#laneAddresses(access, pointer);
    const each = (lane: number) =>
      along === "unit"
        ? storeLane(f, dtype, () => f.get(pointer), push, offset + lane * size, lane)
        : storeLane(f, dtype, addresses[lane] as () => void, push, offset, lane);
    const all = (): void => {
      if (along === "unit") storeVector(f, dtype, this.#lanes, () => f.get(pointer), push, offset);
      else for (let lane = 0; lane < this.#lanes; lane++) each(lane);
    };
    if (!partial) {
      all();
      return;
    }
    const when = (lanes: number, exactly: boolean, body: () => void): void => {
      f.get(this.#rest);
      f.i32(lanes);
      f.op(exactly ? "i32.gt_s" : "i32.lt_s");
      f.if(body);
    };
    when(this.#lanes - 1, true, all);
    when(this.#lanes, false, () => {
      for (let lane = 0; lane < this.#lanes - 1; lane++) when(lane, true, () => each(lane));
    });
  }

  #storePartials(): void {
    const { f } = this;
    const { reductions, levels } = this.#kernel;
    let slot = 0;
    for (const [i, { level, dtype, value, monoid }] of reductions.entries()) {
      if (level !== "grand") continue;
      f.get(f.params[3] as Local);
      const same = !this.#across && levels[value]?.kind !== "element";
      if (same) this.#accumulators[i]?.pushFirst();
      else this.#accumulators[i]?.pushWide();
      if (dtype === "float32" && (monoid === "max" || monoid === "min")) f.simd("f64x2.promote_low_f32x4");
      f.simdMemoryLane(dtype === "int32" ? "v128.store32_lane" : "v128.store64_lane", 8 * slot++, 0);
    }
  }

  #reportFault(): void {
    if (this.#fault === undefined) return;
    const { f } = this;
    f.get(this.#fault);
    f.if(() => {
      f.get(this.#args);
      f.i32(1);
      f.memory("i32.store", this.#layout.fault);
    });
  }
}

interface SweepPlan {
  readonly sums: readonly (readonly [number, Kernel["reductions"][number]])[];
  readonly writes: Kernel["stores"];
  readonly keeping: readonly number[];
  readonly reloaded: readonly number[];
  readonly own: readonly number[];
  readonly used: readonly number[];
  readonly scratch: readonly number[];
}

const firstWord = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3];
const laneNumbers = new Uint8Array(Int32Array.of(0, 1, 2, 3).buffer);
