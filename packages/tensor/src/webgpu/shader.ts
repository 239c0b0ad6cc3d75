import type { Instruction } from "../compiler/block.js";
import type { Access, Kernel, KernelReduction, Level } from "../compiler/kernel.js";
import { strideClass } from "../cpu/arguments.js";
import { internal } from "../errors.js";
import { type ArrayBinding, type Bindings, bindingsText, loadText, storeText } from "./bindings.js";
import { paramsText, type Word } from "./params.js";
import { joinName, joinText, monoidOf, shelfText } from "./reductions.js";
import { constantText, functionsIn, pureText } from "./wgsl.js";
import { groupSize } from "./work.js";

/** A kernel as WGSL: `main` does the work, and `finish` joins what the workgroups of a whole reduction found. */
export interface Shader {
  readonly code: string;
  readonly hasFinish: boolean;
}

export function shaderFor(
  kernel: Kernel,
  perRow: number | undefined,
  bindings: Bindings,
  words: readonly Word[],
): Shader {
  const writer = new ShaderWriter(kernel, bindings);
  const main = writer.main(perRow);
  const hasFinish = kernel.reductions.some(({ level }) => level === "grand");
  const finish = hasFinish ? writer.finish() : "";
  const body = `${[...writer.joins.values()].join("\n")}\n${main}${finish}`;
  const shelves = ["f32", "i32"].filter((type) => body.includes(`shelf_${type}[`)).map(shelfText);
  const code = [
    paramsText(words),
    "@group(0) @binding(0) var<uniform> p: Params;",
    bindingsText(bindings),
    ...shelves,
    "",
    functionsIn(body) + body,
  ].join("\n");
  return { code, hasFinish };
}

class ShaderWriter {
  readonly joins = new Map<string, string>();
  readonly #kernel: Kernel;
  readonly #bindings: Bindings;
  #lines: string[] = [];
  #depth = 0;

  constructor(kernel: Kernel, bindings: Bindings) {
    this.#kernel = kernel;
    this.#bindings = bindings;
  }

  main(perRow: number | undefined): string {
    return this.#entry(
      "@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32",
      "main",
      () => {
        this.#values("uniform", 0);
        const grand = this.#reductions(({ level }) => level === "grand");
        for (const [i, reduction] of grand) this.#start(i, reduction);
        if (perRow === undefined) this.#elements();
        else this.#rows(perRow);
        for (const [slot, [i, reduction]] of grand.entries()) {
          const total = `total${i}`;
          this.#line(`let ${total} = ${this.#join(reduction, groupSize)}(lane, state${i});`);
          this.#line(
            `if (lane == 0u) { atomicStore(&work[1u + ${slot}u * p.groups + group.x], bitcast<u32>(${total})); }`,
          );
        }
      },
    );
  }

  finish(): string {
    const { block, levels, stores } = this.#kernel;
    return this.#entry("@builtin(local_invocation_index) lane: u32", "finish", () => {
      this.#values("uniform", 0, false);
      const totals = new Map<number, string>();
      for (const [slot, [i, reduction]] of this.#reductions(({ level }) => level === "grand").entries()) {
        this.#start(i, reduction);
        const { type, combine } = monoidOf(reduction);
        const word = `bitcast<${type}>(atomicLoad(&work[1u + ${slot}u * p.groups + at]))`;
        this.#line(`for (var at = lane; at < p.groups; at += ${groupSize}u) {`);
        this.#line(`  state${i} = ${combine(`state${i}`, word)};`);
        this.#line("}");
        totals.set(i, `total${i}`);
        this.#line(`let total${i} = ${this.#join(reduction, groupSize)}(lane, state${i});`);
      }
      this.#block("if (lane == 0u) {", () => {
        for (const [number, instruction] of block.instructions.entries()) {
          if (levels[number]?.kind !== "final") continue;
          if (instruction.op === "reduced") {
            const at = Number(instruction.immediate);
            const reduction = this.#kernel.reductions[at] ?? internal("no reduction");
            this.#line(`let v${number} = ${monoidOf(reduction).lower(totals.get(at) ?? "")};`);
          } else this.#value(number, instruction, "");
        }
        for (const { access, value } of stores)
          if (levels[value]?.kind === "final") this.#store(access, this.#name(value));
      });
    });
  }

  /** One element after the other, neighbours at a time. */
  #elements(): void {
    const { rows, columns, lanesAlong, stores, levels } = this.#kernel;
    const axes = [...rows.map((_, i) => `r${i}`), ...columns.map((_, i) => `c${i}`)];
    // The axis along which memory is walked changes fastest.
    if (lanesAlong === "rows") axes.push(...axes.splice(rows.length - 1, 1));
    const step = `i32(p.groups * ${groupSize}u)`;
    const loop = `for (var at = i32(group.x * ${groupSize}u + lane); at < p.rows * p.columns; at += ${step}) {`;
    this.#block(loop, () => {
      this.#indices(axes, "at");
      this.#values("row", 0);
      const reductions = this.#reductions(() => true);
      const first = columns.map((_, i) => `c${i} == 0`).join(" && ");
      this.#sweep(
        0,
        "",
        reductions.filter(([, { over }]) => over === "elements"),
      );
      const onceARow = () => {
        for (const { access, value } of stores) {
          if (levels[value]?.kind !== "final" && !this.#alongColumns(access, value))
            this.#store(access, this.#name(value));
        }
        for (const [i, reduction] of reductions)
          if (reduction.over === "rows") this.#add(i, reduction, this.#name(reduction.value));
      };
      this.#when(first, onceARow);
    });
  }

  /** Rows, each by `perRow` invocations, which reduce together. */
  #rows(perRow: number): void {
    const rowsPerGroup = groupSize / perRow;
    const { rows, columns } = this.#kernel;
    // Alone with its row an invocation may stop when there are no more; others wait for each other.
    const alone = perRow === 1;
    const loop = (from: string, first: string) =>
      `for (var ${from} = ${first}; ${from} < p.rows; ${from} += i32(p.groups) * ${rowsPerGroup}) {`;
    const exists = alone || perRow === groupSize ? "" : "live";
    const head = alone
      ? loop("row", `i32(group.x * ${groupSize}u + lane)`)
      : loop("start", `i32(group.x) * ${rowsPerGroup}`);
    this.#block(head, () => {
      if (exists !== "") {
        this.#line(`let live = start + i32(lane / ${perRow}u) < p.rows;`);
        this.#line(`let row = min(start + i32(lane / ${perRow}u), p.rows - 1);`);
      } else if (!alone) this.#line("let row = start;");
      this.#indices(
        rows.map((_, i) => `r${i}`),
        "row",
      );
      this.#values("row", 0, true, exists);
      for (let sweep = 0; sweep < this.#kernel.sweeps; sweep++) {
        const own = this.#reductions(
          ({ over, value }) => over === "elements" && this.#level(value).sweep === sweep,
        );
        const ofRows = own.filter(([, { level }]) => level === "row");
        for (const [i, reduction] of ofRows) this.#start(i, reduction);
        const from = alone ? "0" : `i32(lane & ${perRow - 1}u)`;
        if (this.#sweepTargets(sweep, own).length > 0) {
          this.#block(`for (var column = ${from}; column < p.columns; column += ${perRow}) {`, () => {
            this.#indices(
              columns.map((_, i) => `c${i}`),
              "column",
            );
            this.#sweep(sweep, exists, own);
          });
        }
        for (const [i, reduction] of ofRows) this.#reduced(i, reduction, perRow);
        this.#values("row", sweep + 1, true, exists);
      }
      const leads = alone ? "" : `(lane & ${perRow - 1}u) == 0u`;
      this.#when([exists, leads].filter((part) => part !== "").join(" && "), () => {
        for (const { access, value } of this.#kernel.stores) {
          if (this.#level(value).kind !== "final" && !this.#alongColumns(access, value))
            this.#store(access, this.#name(value));
        }
        for (const [i, reduction] of this.#reductions(({ over }) => over === "rows"))
          this.#add(i, reduction, this.#name(reduction.value));
      });
    });
  }

  /** Gives the values that read the result of a row's reduction. */
  #reduced(at: number, reduction: KernelReduction, width: number): void {
    const { lower } = monoidOf(reduction);
    const state = width === 1 ? `state${at}` : `${this.#join(reduction, width)}(lane, state${at})`;
    this.#line(`let row${at} = ${lower(state)};`);
    for (const [number, { op, immediate }] of this.#kernel.block.instructions.entries())
      if (op === "reduced" && Number(immediate) === at) this.#line(`let v${number} = row${at};`);
  }

  #sweepTargets(sweep: number, reductions: readonly (readonly [number, KernelReduction])[]): number[] {
    return [...reductions.map(([, { value }]) => value), ...this.#writes(sweep).map(({ value }) => value)];
  }

  #writes(sweep: number): Kernel["stores"] {
    return this.#kernel.stores.filter(
      ({ access, value }) => this.#alongColumns(access, value) && this.#level(value).sweep === sweep,
    );
  }

  /** What happens at one element: what it computes anew is what the reductions and stores of this sweep need. */
  #sweep(sweep: number, exists: string, reductions: readonly (readonly [number, KernelReduction])[]): void {
    const { block } = this.#kernel;
    const needed = new Set<number>();
    const stack = this.#sweepTargets(sweep, reductions);
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (needed.has(top) || this.#level(top).kind !== "element") continue;
      needed.add(top);
      stack.push(...block.at(top).args);
    }
    for (const number of [...needed].sort((a, b) => a - b)) this.#value(number, block.at(number), exists);
    const act = () => {
      for (const [i, reduction] of reductions)
        if (reduction.level === "grand") this.#add(i, reduction, this.#name(reduction.value));
      for (const { access, value, patch } of this.#writes(sweep)) {
        const name = this.#name(value);
        // One column of each row has something added.
        const mended =
          patch &&
          `${name} + select(${constantText(this.#kernel.block.type(value), 0)}, ${this.#name(patch.value)}, c0 == ${this.#name(patch.place)})`;
        this.#store(access, mended ?? name);
      }
    };
    for (const [i, reduction] of reductions)
      if (reduction.level === "row") this.#add(i, reduction, this.#name(reduction.value));
    this.#when(exists, act);
  }

  #entry(parameters: string, name: string, body: () => void): string {
    this.#lines = [];
    this.#depth = 0;
    this.#line(`@compute @workgroup_size(${groupSize})`);
    this.#block(`fn ${name}(${parameters}) {`, body);
    return `${this.#lines.join("\n")}\n`;
  }

  #line(text: string): void {
    this.#lines.push(`${"  ".repeat(this.#depth)}${text}`);
  }

  #block(head: string, body: () => void): void {
    this.#line(head);
    this.#depth++;
    body();
    this.#depth--;
    this.#line("}");
  }

  /** The body under a condition, if there is a condition and a body. */
  #when(condition: string, body: () => void): void {
    const outside = this.#lines;
    this.#lines = [];
    if (condition !== "") this.#depth++;
    body();
    if (condition !== "") this.#depth--;
    const inside = this.#lines;
    this.#lines = outside;
    if (inside.length === 0) return;
    if (condition !== "") this.#line(`if (${condition}) {`);
    this.#lines.push(...inside);
    if (condition !== "") this.#line("}");
  }

  #level(number: number): Level {
    return this.#kernel.levels[number] ?? internal(`no level of ${number}`);
  }

  #reductions(take: (reduction: KernelReduction) => boolean): [number, KernelReduction][] {
    return [...this.#kernel.reductions.entries()].filter(([, reduction]) => take(reduction));
  }

  #join(reduction: KernelReduction, width: number): string {
    const name = joinName(reduction, width);
    this.joins.set(name, joinText(reduction, width));
    return name;
  }

  #start(at: number, reduction: KernelReduction): void {
    this.#line(`var state${at} = ${monoidOf(reduction).identity};`);
  }

  #add(at: number, reduction: KernelReduction, value: string): void {
    const { combine, lift } = monoidOf(reduction);
    this.#line(`state${at} = ${combine(`state${at}`, lift(value))};`);
  }

  #alongColumns(access: number, value: number): boolean {
    if (this.#level(value).kind === "final") return false;
    const along = this.#kernel.accesses[access]?.columnStrides.some((stride) => stride !== 0) ?? false;
    return along || this.#level(value).kind === "element";
  }

  /** From a number that counts them all, the index along each axis, the last changing fastest. */
  #indices(axes: readonly string[], all: string): void {
    let rest = all;
    for (let i = axes.length - 1; i >= 0; i--) {
      const axis = axes[i] ?? "";
      this.#line(`let ${axis} = ${i === 0 ? rest : `${rest} % p.${axis}`};`);
      if (i === 0) break;
      this.#line(`let after_${axis} = ${rest} / p.${axis};`);
      rest = `after_${axis}`;
    }
  }

  #values(kind: Level["kind"], sweep: number, guards = true, exists = ""): void {
    for (const [number, instruction] of this.#kernel.block.instructions.entries()) {
      const level = this.#level(number);
      if (level.kind === kind && level.sweep === sweep && instruction.op !== "reduced")
        this.#value(number, instruction, exists, guards);
    }
  }

  #value(number: number, instruction: Instruction, exists: string, guards = true): void {
    const { op, args, immediate } = instruction;
    if (op === "constant") return;
    let text: string;
    if (op === "scalar") text = this.#scalar(Number(immediate));
    else if (op === "load" || op === "ramp" || op === "take") text = this.#read(instruction);
    else if (op === "guard") {
      const wrong = this.#name(args[1] ?? -1);
      const condition = exists === "" ? wrong : `${exists} && ${wrong}`;
      if (guards) this.#line(`if (${condition}) { atomicStore(&work[0], 1u); }`);
      text = this.#name(args[0] ?? -1);
    } else text = this.#pure(number, instruction);
    this.#line(`let v${number} = ${text};`);
  }

  /** Of constants alone WGSL would compute, and object to what overflows: one of them becomes a variable. */
  #pure(number: number, instruction: Instruction): string {
    const { block } = this.#kernel;
    const { args } = instruction;
    if (args.length === 0 || args.some((arg) => block.at(arg).op !== "constant"))
      return pureText(block, instruction, (arg) => this.#name(arg));
    for (const [i, arg] of args.entries()) this.#line(`let v${number}_${i} = ${this.#name(arg)};`);
    return pureText(block, instruction, (arg) => `v${number}_${args.indexOf(arg)}`);
  }

  #name(number: number): string {
    const { op, type, immediate } = this.#kernel.block.at(number);
    return op === "constant" ? constantText(type, immediate) : `v${number}`;
  }

  #scalar(at: number): string {
    return this.#kernel.scalars[at]?.dtype === "bool" ? `p.s${at} != 0u` : `p.s${at}`;
  }

  #read({ op, args, immediate }: Instruction): string {
    const at = Number(immediate);
    const access = this.#access(at);
    let place = this.#place(at, access);
    if (op === "ramp") return place;
    if (op === "take")
      place += ` + clamp(${this.#name(args[0] ?? -1)}, 0, p.a${at}length - 1) * p.a${at}step`;
    return loadText(this.#array(access), place);
  }

  #store(at: number, value: string): void {
    const access = this.#access(at);
    this.#line(storeText(this.#array(access), this.#place(at, access), value));
  }

  #access(at: number): Access {
    return this.#kernel.accesses[at] ?? internal(`no access ${at}`);
  }

  #array({ buffer }: Access): ArrayBinding {
    return (
      this.#bindings.arrays.find((array) => array.buffer === buffer) ?? internal(`no binding for b${buffer}`)
    );
  }

  #place(at: number, { rowStrides, columnStrides }: Access): string {
    const term = (loop: string) => (stride: number, i: number) => {
      const kind = strideClass(stride);
      if (kind === "none") return [];
      return kind === "unit" ? [`${loop}${i}`] : [`${loop}${i} * p.a${at}${loop}${i}`];
    };
    return [`p.a${at}`, ...rowStrides.flatMap(term("r")), ...columnStrides.flatMap(term("c"))].join(" + ");
  }
}
