import type { Instruction, LaneType } from "../compiler/block.js";
import type { Access, Kernel, Level } from "../compiler/kernel.js";
import { strideClass } from "../cpu/arguments.js";
import { internal } from "../errors.js";
import { type ArrayBinding, type Bindings, loadText, storeText } from "./bindings.js";
import type { Lines } from "./lines.js";
import { constantText, inVectors, pureText, wgslTypes } from "./wgsl.js";

/** The values of a kernel as WGSL, one `let` each, and the elements that they are read from and stored in. */
export class ShaderValues {
  readonly #kernel: Kernel;
  readonly #bindings: Bindings;
  readonly #lines: Lines;
  readonly #fours: boolean;

  constructor(kernel: Kernel, bindings: Bindings, lines: Lines, fours: boolean) {
    this.#kernel = kernel;
    this.#bindings = bindings;
    this.#lines = lines;
    this.#fours = fours;
  }

  /** Of as many neighbours as are taken at a time. */
  wide(text: string): string {
    return this.#fours ? inVectors(text) : text;
  }

  /** The index along a row as a value. */
  column(at: string): string {
    return this.#fours ? `(${at} + vec4<i32>(0, 1, 2, 3))` : at;
  }

  level(number: number): Level {
    return this.#kernel.levels[number] ?? internal(`no level of ${number}`);
  }

  /** Whether a store writes at each element, rather than once a row. */
  alongColumns(access: number, value: number): boolean {
    if (this.level(value).kind === "final") return false;
    const along = this.#kernel.accesses[access]?.columnStrides.some((stride) => stride !== 0) ?? false;
    return along || this.level(value).kind === "element";
  }

  /** All of one level, but for the results of reductions. */
  ofLevel(kind: Level["kind"], sweep: number, guards = true, exists = ""): void {
    for (const [number, instruction] of this.#kernel.block.instructions.entries()) {
      const level = this.level(number);
      if (level.kind === kind && level.sweep === sweep && instruction.op !== "reduced")
        this.value(number, instruction, exists, guards);
    }
  }

  value(number: number, instruction: Instruction, exists: string, guards = true): void {
    const { op, type, args, immediate } = instruction;
    if (op === "constant") return;
    let text: string;
    if (op === "scalar") text = this.#vector(type, this.#scalar(Number(immediate)));
    else if (op === "load" || op === "ramp" || op === "take") text = this.#read(instruction);
    else if (op === "guard") {
      const wrong = this.name(args[1] ?? -1);
      const some = this.#fours ? `any(${wrong})` : wrong;
      const condition = exists === "" ? some : `${exists} && ${some}`;
      if (guards) this.#lines.line(`if (${condition}) { atomicStore(&work[0], 1u); }`);
      text = this.name(args[0] ?? -1);
    } else text = this.wide(this.#pure(number, instruction));
    this.#lines.line(`let v${number} = ${text};`);
  }

  /** Of constants alone WGSL would compute, and object to what overflows: one of them becomes a variable. */
  #pure(number: number, instruction: Instruction): string {
    const { block } = this.#kernel;
    const { args } = instruction;
    if (args.length === 0 || args.some((arg) => block.at(arg).op !== "constant"))
      return pureText(block, instruction, (arg) => this.#name(arg));
    for (const [i, arg] of args.entries()) this.#lines.line(`let v${number}_${i} = ${this.name(arg)};`);
    return pureText(block, instruction, (arg) => `v${number}_${args.indexOf(arg)}`);
  }

  /** How others refer to a value. */
  name(number: number): string {
    return this.wide(this.#name(number));
  }

  #name(number: number): string {
    const { op, type, immediate } = this.#kernel.block.at(number);
    return op === "constant" ? constantText(type, immediate) : `v${number}`;
  }

  #scalar(at: number): string {
    return this.#kernel.scalars[at]?.dtype === "bool" ? `p.s${at} != 0u` : `p.s${at}`;
  }

  #read({ op, type, args, immediate }: Instruction): string {
    const at = Number(immediate);
    const access = this.#access(at);
    const parts = this.#parts(at, access).map(([part, away]) => {
      let place = `${this.#place(at, access)}${away}`;
      if (op === "ramp") return place;
      if (op === "take")
        place += ` + clamp(${this.name(args[0] ?? -1)}${part}, 0, p.a${at}length - 1) * p.a${at}step`;
      return loadText(this.#array(access), place);
    });
    return this.#isWhole(access) ? parts.join() : this.#vector(type, parts.join(", "));
  }

  store(at: number, value: string): void {
    const access = this.#access(at);
    for (const [part, away] of this.#parts(at, access))
      this.#lines.line(
        storeText(this.#array(access), `${this.#place(at, access)}${away}`, `${value}${part}`),
      );
  }

  #vector(type: LaneType, text: string): string {
    return this.#fours ? `vec4<${wgslTypes[type]}>(${text})` : text;
  }

  /** Whether what is taken at a time is one element of the array as it is bound. */
  #isWhole({ buffer }: Access): boolean {
    return !this.#fours || this.#bindings.arrays.some((array) => array.buffer === buffer && array.fours);
  }

  /** Of the neighbours taken at a time, those that lie in places of their own: which they are, and how far away. */
  #parts(at: number, access: Access): readonly (readonly [part: string, away: string])[] {
    if (this.#isWhole(access)) return [["", ""]];
    const { columnStrides } = access;
    const kind = strideClass(columnStrides.at(-1) ?? 0);
    if (kind === "none" && access.length === 0) return [[".x", ""]];
    const step = kind === "unit" ? "" : ` * p.a${at}c${columnStrides.length - 1}`;
    return [".x", ".y", ".z", ".w"].map((part, i) => [
      part,
      kind === "none" || i === 0 ? "" : ` + ${i}${step}`,
    ]);
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
