import type { Kernel, KernelReduction } from "../compiler/kernel.js";
import { internal } from "../errors.js";
import type { Bindings } from "./bindings.js";
import { Lines } from "./lines.js";
import { paramsText, type Word } from "./params.js";
import { type JoinText, joinName, joinText, monoidOf, shelfText } from "./reductions.js";
import { ShaderValues } from "./shader-values.js";
import { constantText, functionsIn } from "./wgsl.js";
import { groupSize, type Work } from "./work.js";

/** A kernel as WGSL: `main` does the work, and `finish` joins what the workgroups of a whole reduction found. */
export interface Shader {
  readonly code: string;
  readonly hasFinish: boolean;
}

/** What shaders of the fast mode have. */
export interface Fast {
  /** The GPU's own functions in the shape of ours. */
  readonly functions: Readonly<Record<string, string>>;
  /** How invocations join what they found, where there are subgroups. */
  readonly joinInSubgroups: JoinText | undefined;
}

export function shaderFor(
  kernel: Kernel,
  { perRow, fours }: Work,
  bindings: Bindings,
  declarations: string,
  words: readonly Word[],
  fast: Fast | undefined,
): Shader {
  const writer = new ShaderWriter(kernel, bindings, fours, fast?.joinInSubgroups);
  const main = writer.main(perRow);
  const hasFinish = kernel.reductions.some(({ level }) => level === "grand");
  const finish = hasFinish ? writer.finish() : "";
  const body = `${[...writer.joins.values()].join("\n")}\n${main}${finish}`;
  const shelves = ["f32", "i32"].filter((type) => body.includes(`shelf_${type}[`)).map(shelfText);
  const code = [
    ...(body.includes("subgroup") ? ["enable subgroups;"] : []),
    paramsText(words),
    "@group(0) @binding(0) var<uniform> p: Params;",
    declarations,
    ...shelves,
    "",
    functionsIn(body, fast?.functions, fours) + body,
  ].join("\n");
  return { code, hasFinish };
}

/** The loops, reductions and sweeps around the values. */
class ShaderWriter {
  readonly joins = new Map<string, string>();
  readonly #kernel: Kernel;
  readonly #lines = new Lines();
  readonly #values: ShaderValues;
  readonly #fours: boolean;
  /** What goes on by one, where neighbours are not taken together. */
  readonly #times: string;
  readonly #joinInSubgroups: JoinText | undefined;

  constructor(kernel: Kernel, bindings: Bindings, fours: boolean, joinInSubgroups: JoinText | undefined) {
    this.#kernel = kernel;
    this.#fours = fours;
    this.#times = fours ? " * 4" : "";
    this.#joinInSubgroups = joinInSubgroups;
    this.#values = new ShaderValues(kernel, bindings, this.#lines, fours);
  }

  main(perRow: number | undefined): string {
    return this.#entry(
      "@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32",
      "main",
      () => {
        this.#values.ofLevel("uniform", 0);
        const grand = this.#reductions(({ level }) => level === "grand");
        for (const [i, reduction] of grand) this.#start(i, reduction);
        if (perRow === undefined) this.#elements();
        else this.#rows(perRow);
        for (const [slot, [i, reduction]] of grand.entries()) {
          const state = this.#gathered(i, reduction);
          this.#lines.line(`let total${i} = ${this.#join(reduction, groupSize, state)};`);
          this.#lines.line(
            `if (lane == 0u) { atomicStore(&work[1u + ${slot}u * p.groups + group.x], bitcast<u32>(total${i})); }`,
          );
        }
      },
    );
  }

  finish(): string {
    const { block, levels, stores } = this.#kernel;
    return this.#entry("@builtin(local_invocation_index) lane: u32", "finish", () => {
      this.#values.ofLevel("uniform", 0, false);
      for (const [slot, [i, reduction]] of this.#reductions(({ level }) => level === "grand").entries()) {
        const { type, combine, identity } = monoidOf(reduction);
        this.#lines.line(`var state${i} = ${identity};`);
        const word = `bitcast<${type}>(atomicLoad(&work[1u + ${slot}u * p.groups + at]))`;
        this.#lines.line(`for (var at = lane; at < p.groups; at += ${groupSize}u) {`);
        this.#lines.line(`  state${i} = ${combine(`state${i}`, word)};`);
        this.#lines.line("}");
        this.#lines.line(`let total${i} = ${this.#join(reduction, groupSize, `state${i}`)};`);
      }
      this.#lines.block("if (lane == 0u) {", () => {
        for (const [number, instruction] of block.instructions.entries()) {
          if (levels[number]?.kind !== "final") continue;
          if (instruction.op === "reduced") {
            const at = Number(instruction.immediate);
            const reduction = this.#kernel.reductions[at] ?? internal("no reduction");
            this.#lines.line(`let v${number} = ${this.#lower(reduction, `total${at}`)};`);
          } else this.#values.value(number, instruction, "");
        }
        for (const { access, value } of stores)
          if (levels[value]?.kind === "final") this.#values.store(access, this.#values.name(value));
      });
    });
  }

  /** One element after the other, neighbours at a time. */
  #elements(): void {
    const { rows, columns, lanesAlong, stores, levels } = this.#kernel;
    const axes = [...rows.map((_, i) => `r${i}`), ...columns.map((_, i) => `c${i}`)];
    // The axis along which memory is walked changes fastest.
    if (lanesAlong === "rows") axes.push(...axes.splice(rows.length - 1, 1));
    const step = `i32(p.groups * ${groupSize}u)${this.#times}`;
    const loop = `for (var at = i32(group.x * ${groupSize}u + lane)${this.#times}; at < p.rows * p.columns; at += ${step}) {`;
    this.#lines.block(loop, () => {
      this.#indices(axes, "at");
      this.#values.ofLevel("row", 0);
      const reductions = this.#reductions(() => true);
      const first = columns.map((_, i) => `c${i} == 0`).join(" && ");
      this.#sweep(
        0,
        "",
        reductions.filter(([, { over }]) => over === "elements"),
      );
      const onceARow = () => {
        for (const { access, value } of stores) {
          if (levels[value]?.kind !== "final" && !this.#values.alongColumns(access, value))
            this.#values.store(access, this.#values.name(value));
        }
        for (const [i, reduction] of reductions)
          if (reduction.over === "rows") this.#add(i, reduction, this.#values.name(reduction.value));
      };
      this.#lines.when(first, onceARow);
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
    this.#lines.block(head, () => {
      if (exists !== "") {
        this.#lines.line(`let live = start + i32(lane / ${perRow}u) < p.rows;`);
        this.#lines.line(`let row = min(start + i32(lane / ${perRow}u), p.rows - 1);`);
      } else if (!alone) this.#lines.line("let row = start;");
      this.#indices(
        rows.map((_, i) => `r${i}`),
        "row",
      );
      this.#values.ofLevel("row", 0, true, exists);
      for (let sweep = 0; sweep < this.#kernel.sweeps; sweep++) {
        const own = this.#reductions(
          ({ over, value }) => over === "elements" && this.#values.level(value).sweep === sweep,
        );
        const ofRows = own.filter(([, { level }]) => level === "row");
        for (const [i, reduction] of ofRows) this.#start(i, reduction);
        const from = alone ? "0" : `i32(lane & ${perRow - 1}u)${this.#times}`;
        if (this.#sweepTargets(sweep, own).length > 0) {
          this.#lines.block(
            `for (var column = ${from}; column < p.columns; column += ${perRow}${this.#times}) {`,
            () => {
              this.#indices(
                columns.map((_, i) => `c${i}`),
                "column",
              );
              this.#sweep(sweep, exists, own);
            },
          );
        }
        for (const [i, reduction] of ofRows) this.#reduced(i, reduction, perRow);
        this.#values.ofLevel("row", sweep + 1, true, exists);
      }
      const leads = alone ? "" : `(lane & ${perRow - 1}u) == 0u`;
      this.#lines.when([exists, leads].filter((part) => part !== "").join(" && "), () => {
        for (const { access, value } of this.#kernel.stores) {
          if (this.#values.level(value).kind !== "final" && !this.#values.alongColumns(access, value))
            this.#values.store(access, this.#values.name(value));
        }
        for (const [i, reduction] of this.#reductions(({ over }) => over === "rows"))
          this.#add(i, reduction, this.#values.name(reduction.value));
      });
    });
  }

  /** Gives the values that read the result of a row's reduction. */
  #reduced(at: number, reduction: KernelReduction, width: number): void {
    const own = this.#gathered(at, reduction);
    const state = width === 1 ? own : this.#join(reduction, width, own);
    this.#lines.line(`let row${at} = ${this.#lower(reduction, state)};`);
    for (const [number, { op, immediate }] of this.#kernel.block.instructions.entries())
      if (op === "reduced" && Number(immediate) === at) this.#lines.line(`let v${number} = row${at};`);
  }

  #sweepTargets(sweep: number, reductions: readonly (readonly [number, KernelReduction])[]): number[] {
    return [...reductions.map(([, { value }]) => value), ...this.#writes(sweep).map(({ value }) => value)];
  }

  #writes(sweep: number): Kernel["stores"] {
    return this.#kernel.stores.filter(
      ({ access, value }) =>
        this.#values.alongColumns(access, value) && this.#values.level(value).sweep === sweep,
    );
  }

  /** What happens at one element: what it computes anew is what the reductions and stores of this sweep need. */
  #sweep(sweep: number, exists: string, reductions: readonly (readonly [number, KernelReduction])[]): void {
    const { block } = this.#kernel;
    const needed = new Set<number>();
    const stack = this.#sweepTargets(sweep, reductions);
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (needed.has(top) || this.#values.level(top).kind !== "element") continue;
      needed.add(top);
      stack.push(...block.at(top).args);
    }
    for (const number of [...needed].sort((a, b) => a - b))
      this.#values.value(number, block.at(number), exists);
    const act = () => {
      for (const [i, reduction] of reductions)
        if (reduction.level === "grand") this.#add(i, reduction, this.#values.name(reduction.value));
      for (const { access, value, patch } of this.#writes(sweep)) {
        const name = this.#values.name(value);
        // One column of each row has something added.
        const mended =
          patch &&
          `${name} + select(${this.#values.wide(constantText(this.#kernel.block.type(value), 0))}, ${this.#values.name(patch.value)}, ${this.#values.column("c0")} == ${this.#values.name(patch.place)})`;
        if (mended) this.#lines.line(`let stored${access} = ${mended};`);
        this.#values.store(access, mended ? `stored${access}` : name);
      }
    };
    for (const [i, reduction] of reductions)
      if (reduction.level === "row") this.#add(i, reduction, this.#values.name(reduction.value));
    this.#lines.when(exists, act);
  }

  #entry(parameters: string, name: string, body: () => void): string {
    this.#lines.line(`@compute @workgroup_size(${groupSize})`);
    const size = this.#joinInSubgroups ? ", @builtin(subgroup_size) subgroup: u32" : "";
    this.#lines.block(`fn ${name}(${parameters}${size}) {`, body);
    return this.#lines.take();
  }

  #reductions(take: (reduction: KernelReduction) => boolean): [number, KernelReduction][] {
    return [...this.#kernel.reductions.entries()].filter(([, reduction]) => take(reduction));
  }

  /** What an invocation has found, its neighbours' states joined. */
  #gathered(at: number, reduction: KernelReduction): string {
    const state = `state${at}`;
    if (!this.#fours) return state;
    // Of a row there is one value, whichever of its elements are at hand.
    if (reduction.over === "rows") return `${state}.x`;
    const { combine } = monoidOf(reduction);
    this.#lines.line(`let pair${at} = ${combine(`${state}.xy`, `${state}.zw`)};`);
    return combine(`pair${at}.x`, `pair${at}.y`);
  }

  #lower(reduction: KernelReduction, state: string): string {
    const { type, lower } = monoidOf(reduction);
    return lower(this.#fours ? `vec4<${type}>(${state})` : state);
  }

  #join(reduction: KernelReduction, width: number, state: string): string {
    const name = joinName(reduction, width);
    this.joins.set(name, (this.#joinInSubgroups ?? joinText)(reduction, width));
    return `${name}(lane, ${this.#joinInSubgroups ? "subgroup, " : ""}${state})`;
  }

  #start(at: number, reduction: KernelReduction): void {
    this.#lines.line(`var state${at} = ${this.#values.wide(monoidOf(reduction).identity)};`);
  }

  #add(at: number, reduction: KernelReduction, value: string): void {
    const { combine, lift } = monoidOf(reduction);
    this.#lines.line(`state${at} = ${combine(`state${at}`, lift(value))};`);
  }

  /** From a number that counts them all, the index along each axis, the last changing fastest. */
  #indices(axes: readonly string[], all: string): void {
    let rest = all;
    for (let i = axes.length - 1; i >= 0; i--) {
      const axis = axes[i] ?? "";
      this.#lines.line(`let ${axis} = ${i === 0 ? rest : `${rest} % p.${axis}`};`);
      if (i === 0) break;
      this.#lines.line(`let after_${axis} = ${rest} / p.${axis};`);
      rest = `after_${axis}`;
    }
  }
}
