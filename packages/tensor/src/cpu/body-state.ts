import { isGuarded, type Kernel } from "../compiler/kernel.js";
import { Accumulator } from "./accumulate.js";
import type { ArgumentLayout } from "./arguments.js";
import type { FunctionWriter, Local } from "./assembler.js";
import { isFlat } from "./units.js";
import { Values } from "./values.js";

/** What the parts of a function being written share: its locals, and what they stand for. */
export class BodyState {
  readonly f: FunctionWriter;
  readonly kernel: Kernel;
  readonly layout: ArgumentLayout;
  readonly values: Values;
  readonly args: Local;
  readonly unit: Local;
  readonly flat: boolean;
  readonly across: boolean;
  readonly lanes: number;
  readonly rowLengths: Local[];
  readonly columnLengths: Local[];
  readonly strides: {
    rows: (Local | undefined)[];
    columns: (Local | undefined)[];
    base: Local;
    step: Local | undefined;
    length: Local | undefined;
  }[];
  /** Where each access stands at the start of the row. */
  readonly row: Local[];
  /** Lane offsets in bytes of accesses that jump from lane to lane. */
  readonly jumps = new Map<number, Local[]>();
  /** How many lanes of the vector are in use: rows that exist, or columns left. */
  readonly rest: Local;
  readonly laneMask: Local;
  readonly fault: Local | undefined;
  readonly accumulators: Accumulator[];

  constructor(kernel: Kernel, layout: ArgumentLayout, f: FunctionWriter) {
    this.f = f;
    this.kernel = kernel;
    this.layout = layout;
    this.values = new Values(f, kernel);
    this.args = f.params[0] as Local;
    this.unit = f.params[1] as Local;
    this.flat = isFlat(kernel);
    this.across = kernel.lanesAlong === "rows";
    this.lanes = kernel.lanes;
    const word = () => f.local("i32");
    this.rowLengths = kernel.rows.map(word);
    this.columnLengths = kernel.columns.map(word);
    this.strides = kernel.accesses.map((access) => ({
      base: word(),
      rows: access.rowStrides.map((stride) => (stride === 0 ? undefined : word())),
      columns: access.columnStrides.map((stride) => (stride === 0 ? undefined : word())),
      step: access.length > 0 ? word() : undefined,
      length: access.length > 0 ? word() : undefined,
    }));
    this.row = kernel.accesses.map(word);
    this.rest = word();
    this.laneMask = f.local("v128");
    this.fault = isGuarded(kernel) ? word() : undefined;
    this.accumulators = kernel.reductions.map((reduction) => new Accumulator(f, reduction, kernel.lanes));
  }
}
