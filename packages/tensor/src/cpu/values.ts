import type { Instruction, LaneType } from "../compiler/block.js";
import type { Kernel } from "../compiler/kernel.js";
import type { Dtype } from "../dtype.js";
import type { FunctionWriter, Local } from "./assembler.js";
import { constantBytes, emitPure } from "./emit.js";
import { loadSplat } from "./memory-access.js";

/** What `body` and `finish` share: pushing values of every level. */
export class Values {
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
