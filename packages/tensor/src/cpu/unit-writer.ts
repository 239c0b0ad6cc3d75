import { FunctionWriter, type Local } from "./assembler.js";

/** A function with the frame of a kernel: `body(arguments, begin, end, …)` does units of work one by one. */
export class UnitWriter {
  readonly f = new FunctionWriter("body", ["i32", "i32", "i32", "i32", "i32"]);
  readonly unit: Local;

  constructor() {
    this.unit = this.f.params[1] as Local;
  }

  argument(at: number): Local {
    const local = this.f.local("i32");
    this.f.get(this.f.params[0] as Local);
    this.f.memory("i32.load", at);
    this.f.set(local);
    return local;
  }

  /** `body` for each unit. */
  each(body: () => void): void {
    this.upTo(this.unit, this.f.params[2] as Local, body);
  }

  /** `for (; index < end; index++)`. */
  upTo(index: Local, end: Local, body: () => void): void {
    const { f } = this;
    const more = () => {
      f.get(index);
      f.get(end);
      f.op("i32.lt_u");
    };
    more();
    f.if(() =>
      f.loop(() => {
        body();
        this.advance(index, 1);
        more();
      }),
    );
  }

  advance(local: Local, bytes: number | Local): void {
    this.f.get(local);
    if (typeof bytes === "number") this.f.i32(bytes);
    else this.f.get(bytes);
    this.f.op("i32.add");
    this.f.set(local);
  }

  /** A new local: `base + index · step`. */
  place(base: Local, index: Local, step: Local | number): Local {
    const { f } = this;
    const local = f.local("i32");
    f.get(base);
    f.get(index);
    if (typeof step === "number") f.i32(step);
    else f.get(step);
    f.op("i32.mul");
    f.op("i32.add");
    f.set(local);
    return local;
  }
}
