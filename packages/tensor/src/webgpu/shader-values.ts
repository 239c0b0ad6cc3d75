import type { Instruction } from "../compiler/block.js";
import type { Access, Kernel, Level } from "../compiler/kernel.js";
import { strideClass } from "../cpu/arguments.js";
import { internal } from "../errors.js";
import { type ArrayBinding, type Bindings, loadText, storeText } from "./bindings.js";
import type { Lines } from "./lines.js";
import { constantText, pureText } from "./wgsl.js";

/** The values of a kernel as WGSL, one `let` each, and the elements that they are read from and stored in. */
export class ShaderValues {
  readonly #kernel: Kernel;
  readonly #bindings: Bindings;
  readonly #lines: Lines;

  constructor(kernel: Kernel, bindings: Bindings, lines: Lines) {
    this.#kernel = kernel;
    this.#bindings = bindings;
    this.#lines = lines;
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
    const { op, args, immediate } = instruction;
    if (op === "constant") return;
    let text: string;
    if (op === "scalar") text = this.#scalar(Number(immediate));
    else if (op === "load" || op === "ramp" || op === "take") text = this.#read(instruction);
    else if (op === "guard") {
      const wrong = this.name(args[1] ?? -1);
      const condition = exists === "" ? wrong : `${exists} && ${wrong}`;
      if (guards) this.#lines.line(`if (${condition}) { atomicStore(&work[0], 1u); }`);
      text = this.name(args[0] ?? -1);
    } else text = this.#pure(number, instruction);
    this.#lines.line(`let v${number} = ${text};`);
  }

  /** Of constants alone WGSL would compute, and object to what overflows: one of them becomes a variable. */
  #pure(number: number, instruction: Instruction): string {
    const { block } = this.#kernel;
    const { args } = instruction;
    if (args.length === 0 || args.some((arg) => block.at(arg).op !== "constant"))
      return pureText(block, instruction, (arg) => this.name(arg));
    for (const [i, arg] of args.entries()) this.#lines.line(`let v${number}_${i} = ${this.name(arg)};`);
    return pureText(block, instruction, (arg) => `v${number}_${args.indexOf(arg)}`);
  }

  /** How others refer to a value. */
  name(number: number): string {
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
    if (op === "take") place += ` + clamp(${this.name(args[0] ?? -1)}, 0, p.a${at}length - 1) * p.a${at}step`;
    return loadText(this.#array(access), place);
  }

  store(at: number, value: string): void {
    const access = this.#access(at);
    this.#lines.line(storeText(this.#array(access), this.#place(at, access), value));
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
