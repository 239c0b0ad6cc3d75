import type { Dtype } from "../dtype.js";
import { sizeOf } from "../shape.js";
import { elementSize } from "./arguments.js";
import { assemble, FunctionWriter, type Local } from "./assembler.js";
import type { Heap } from "./heap.js";
import type { KernelModule } from "./module.js";
import type { SimdName } from "./opcodes.js";
import type { RoutineStep } from "./plan.js";
import type { Threads } from "./threads.js";

/** Rows of the block of the product that stays in registers while its sums are made: with two vectors of columns, all that fits. */
const blockRows = 4;
const blockVectors = 2;
/** Products of float32 are added in float32 so many at a time, and those sums in double. */
const stretch = 256;
/** Rows of the left factor that are worked on together should stay in the second-level cache. */
const cached = 256 * 1024;
/** With fewer rows than this, the right factor is read too few times to be worth copying. */
const fewRows = 12;

type Body = KernelModule["body"];
type Code = Pick<KernelModule, "bytes" | "body">;
type MatmulDtype = Exclude<Dtype, "bool">;

const vectors: Record<MatmulDtype, { lanes: number; add: SimdName; mul: SimdName; splat: SimdName }> = {
  float32: { lanes: 4, add: "f32x4.add", mul: "f32x4.mul", splat: "v128.load32_splat" },
  float64: { lanes: 2, add: "f64x2.add", mul: "f64x2.mul", splat: "v128.load64_splat" },
  int32: { lanes: 4, add: "i32x4.add", mul: "i32x4.mul", splat: "v128.load32_splat" },
};

/** Arguments, one word each. */
const packArguments = { source: 0, target: 4, count: 8, depth: 12, major: 16, minor: 20, size: 24 };
const productArguments = {
  left: 0,
  right: 4,
  target: 8,
  rows: 12,
  columns: 16,
  depth: 20,
  /** Blocks of rows in one unit of work. */
  blocks: 24,
  /** Bytes from one block of columns to the next, and from one row of it to the next. */
  block: 28,
  step: 32,
  size: 36,
};

/** A function with the frame of a kernel: `body(arguments, begin, end, …)` does units of work one by one. */
class Units {
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

/** Copies `width` rows at a time so that those lie side by side, step by step along the depth; a row that does not exist repeats the last. */
function writePack(dtype: MatmulDtype, width: number): FunctionWriter {
  const units = new Units();
  const { f } = units;
  const { lanes } = vectors[dtype];
  const size = elementSize[dtype];
  const at = packArguments;
  const [source, target, count, depth, major, minor] = [
    units.argument(at.source),
    units.argument(at.target),
    units.argument(at.count),
    units.argument(at.depth),
    units.argument(at.major),
    units.argument(at.minor),
  ];
  const [first, left, from, to, k] = ["i32", "i32", "i32", "i32", "i32"].map(() => f.local("i32")) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const offsets = Array.from({ length: width - 1 }, () => f.local("i32"));
  const zero = () => {
    f.i32(0);
    f.set(k);
  };
  const copy = (load: (vector: number) => void) => {
    zero();
    units.upTo(k, depth, () => {
      for (let vector = 0; vector * lanes < width; vector++) {
        f.get(to);
        load(vector);
        f.simdMemory("v128.store", 16 * vector);
      }
      units.advance(from, minor);
      units.advance(to, width * size);
    });
  };
  units.each(() => {
    f.get(units.unit);
    f.i32(width);
    f.op("i32.mul");
    f.set(first);
    f.get(count);
    f.get(first);
    f.op("i32.sub");
    f.set(left);
    f.get(units.place(source, first, major));
    f.set(from);
    f.get(target);
    f.get(first);
    f.get(depth);
    f.op("i32.mul");
    f.i32(size);
    f.op("i32.mul");
    f.op("i32.add");
    f.set(to);
    for (const [i, offset] of offsets.entries()) {
      // min(row, left − 1) · major
      f.i32(i + 1);
      f.get(left);
      f.i32(1);
      f.op("i32.sub");
      f.get(left);
      f.i32(i + 1);
      f.op("i32.gt_s");
      f.op("select");
      f.get(major);
      f.op("i32.mul");
      f.set(offset);
    }
    const whole = f.local("i32");
    f.get(left);
    f.i32(width - 1);
    f.op("i32.gt_s");
    f.get(major);
    f.i32(size);
    f.op("i32.sub");
    f.op("i32.eqz");
    f.op("i32.and");
    f.tee(whole);
    f.if(() =>
      copy((vector) => {
        f.get(from);
        f.simdMemory("v128.load", 16 * vector);
      }),
    );
    f.get(whole);
    f.op("i32.eqz");
    f.if(() =>
      copy((vector) => {
        const value = f.local("v128");
        for (let lane = 0; lane < lanes; lane++) {
          const offset = offsets[vector * lanes + lane - 1];
          f.get(from);
          if (offset !== undefined) {
            f.get(offset);
            f.op("i32.add");
          }
          if (lane === 0) f.simdMemory(size === 8 ? "v128.load64_zero" : "v128.load32_zero");
          else {
            f.get(value);
            f.simdMemoryLane(size === 8 ? "v128.load64_lane" : "v128.load32_lane", 0, lane);
          }
          if (lane < lanes - 1) f.set(value);
        }
      }),
    );
  });
  return f;
}

/** The product of packed factors, block by block; for each the sums stay in registers over the whole depth. */
function writeProduct(dtype: MatmulDtype): FunctionWriter {
  const units = new Units();
  const { f } = units;
  const { lanes, add, mul, splat } = vectors[dtype];
  const size = elementSize[dtype];
  const width = blockVectors * lanes;
  const at = productArguments;
  const [left, right, target] = [
    units.argument(at.left),
    units.argument(at.right),
    units.argument(at.target),
  ];
  const [rows, columns, depth] = [
    units.argument(at.rows),
    units.argument(at.columns),
    units.argument(at.depth),
  ];
  const [blocks, block, step] = [
    units.argument(at.blocks),
    units.argument(at.block),
    units.argument(at.step),
  ];
  const word = () => f.local("i32");
  const [row, lastRow, column, lastColumn, a, b, c] = [
    word(),
    word(),
    word(),
    word(),
    word(),
    word(),
    word(),
  ];
  const [rowsLeft, columnsLeft, rest, end] = [word(), word(), word(), word()];
  const grid = () =>
    Array.from({ length: blockRows }, () => Array.from({ length: blockVectors }, () => f.local("v128")));
  const sums = grid();
  const widened = dtype === "float32";
  const totals = widened ? Array.from({ length: 2 }, grid) : [];
  const ceiling = (length: Local, by: number, into: Local) => {
    f.get(length);
    f.i32(by - 1);
    f.op("i32.add");
    f.i32(by);
    f.op("i32.div_u");
    f.set(into);
  };
  const clear = (locals: Local[][]) => {
    for (const local of locals.flat()) {
      f.v128(new Uint8Array(16));
      f.set(local);
    }
  };

  /** Adds `rest` products to the sums. */
  const accumulate = (): void => {
    clear(sums);
    f.get(a);
    f.get(rest);
    f.i32(blockRows * size);
    f.op("i32.mul");
    f.op("i32.add");
    f.set(end);
    f.loop(() => {
      const vectorsOfRow = Array.from({ length: blockVectors }, (_, i) => {
        const vector = f.local("v128");
        f.get(b);
        f.simdMemory("v128.load", 16 * i);
        f.set(vector);
        return vector;
      });
      for (const [i, row] of sums.entries()) {
        const factor = f.local("v128");
        f.get(a);
        f.simdMemory(splat, i * size);
        f.set(factor);
        for (const [j, sum] of row.entries()) {
          f.get(sum);
          f.get(factor);
          f.get(vectorsOfRow[j] as Local);
          f.simd(mul);
          f.simd(add);
          f.set(sum);
        }
      }
      units.advance(b, step);
      units.advance(a, blockRows * size);
      f.get(a);
      f.get(end);
      f.op("i32.lt_u");
    });
  };

  const promote = (): void => {
    for (const [half, total] of totals.entries()) {
      for (const [i, row] of total.entries()) {
        for (const [j, local] of row.entries()) {
          const sum = sums[i]?.[j] as Local;
          f.get(local);
          f.get(sum);
          if (half === 1) {
            f.get(sum);
            f.shuffle(highHalf);
          }
          f.simd("f64x2.promote_low_f32x4");
          f.simd("f64x2.add");
          f.set(local);
        }
      }
    }
  };

  const multiply = (): void => {
    f.get(depth);
    f.set(rest);
    if (!widened) {
      accumulate();
      return;
    }
    const remaining = word();
    f.get(depth);
    f.set(remaining);
    for (const total of totals) clear(total);
    f.loop(() => {
      f.i32(stretch);
      f.get(remaining);
      f.get(remaining);
      f.i32(stretch);
      f.op("i32.gt_s");
      f.op("select");
      f.set(rest);
      accumulate();
      promote();
      f.get(remaining);
      f.get(rest);
      f.op("i32.sub");
      f.tee(remaining);
    });
    for (const [i, row] of sums.entries()) {
      for (const [j, sum] of row.entries()) {
        for (const total of totals) {
          f.get(total[i]?.[j] as Local);
          f.simd("f32x4.demote_f64x2_zero");
        }
        f.shuffle(lowHalves);
        f.set(sum);
      }
    }
  };

  const store = (): void => {
    for (const [i, row] of sums.entries()) {
      f.get(rowsLeft);
      f.i32(i);
      f.op("i32.gt_s");
      f.if(() => {
        f.get(columnsLeft);
        f.i32(width - 1);
        f.op("i32.gt_s");
        f.if(() => {
          for (const [j, sum] of row.entries()) {
            f.get(c);
            f.get(sum);
            f.simdMemory("v128.store", 16 * j);
          }
        });
        f.get(columnsLeft);
        f.i32(width);
        f.op("i32.lt_s");
        f.if(() => {
          for (let lane = 0; lane < width - 1; lane++) {
            f.get(columnsLeft);
            f.i32(lane);
            f.op("i32.gt_s");
            f.if(() => {
              f.get(c);
              f.get(row[Math.floor(lane / lanes)] as Local);
              f.simdMemoryLane(
                size === 8 ? "v128.store64_lane" : "v128.store32_lane",
                lane * size,
                lane % lanes,
              );
            });
          }
        });
      });
      f.get(c);
      f.get(columns);
      f.i32(size);
      f.op("i32.mul");
      f.op("i32.add");
      f.set(c);
    }
  };

  ceiling(columns, width, lastColumn);
  units.each(() => {
    const [firstRow, allRows] = [word(), word()];
    ceiling(rows, blockRows, allRows);
    f.get(units.unit);
    f.get(blocks);
    f.op("i32.mul");
    f.tee(firstRow);
    f.get(blocks);
    f.op("i32.add");
    f.set(lastRow);
    // min(lastRow, allRows)
    f.get(lastRow);
    f.get(allRows);
    f.get(lastRow);
    f.get(allRows);
    f.op("i32.lt_u");
    f.op("select");
    f.set(lastRow);
    f.i32(0);
    f.set(column);
    units.upTo(column, lastColumn, () => {
      f.get(firstRow);
      f.set(row);
      units.upTo(row, lastRow, () => {
        f.get(left);
        f.get(row);
        f.get(depth);
        f.op("i32.mul");
        f.i32(blockRows * size);
        f.op("i32.mul");
        f.op("i32.add");
        f.set(a);
        f.get(units.place(right, column, block));
        f.set(b);
        multiply();
        f.get(target);
        f.get(row);
        f.i32(blockRows);
        f.op("i32.mul");
        f.get(columns);
        f.op("i32.mul");
        f.get(column);
        f.i32(width);
        f.op("i32.mul");
        f.op("i32.add");
        f.i32(size);
        f.op("i32.mul");
        f.op("i32.add");
        f.set(c);
        const remaining = (length: Local, index: Local, by: number, into: Local) => {
          f.get(length);
          f.get(index);
          f.i32(by);
          f.op("i32.mul");
          f.op("i32.sub");
          f.set(into);
        };
        remaining(rows, row, blockRows, rowsLeft);
        remaining(columns, column, width, columnsLeft);
        store();
      });
    });
  });
  return f;
}

const highHalf = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

interface Codes {
  readonly packLeft: Code;
  readonly packRight: Code;
  readonly product: Code;
}

const known = new Map<MatmulDtype, Codes>();

function codesFor(dtype: MatmulDtype, heap: Heap): Codes {
  let codes = known.get(dtype);
  if (codes === undefined) {
    const load = (f: FunctionWriter): Code => {
      const bytes = assemble([f], heap.shared);
      const module = new WebAssembly.Module(bytes as BufferSource);
      const { exports } = new WebAssembly.Instance(module, { env: { memory: heap.memory } });
      return { bytes, body: exports.body as Body };
    };
    codes = {
      packLeft: load(writePack(dtype, blockRows)),
      packRight: load(writePack(dtype, blockVectors * vectors[dtype].lanes)),
      product: load(writeProduct(dtype)),
    };
    known.set(dtype, codes);
  }
  return codes;
}

/** One product of two matrices: where they begin, in elements. */
interface Matrices {
  readonly left: number;
  readonly right: number;
  readonly target: number;
}

/** All pairs of matrices in two stacks, whose strides may be 0 where one serves many. */
function matricesOf(step: RoutineStep, batch: readonly number[], rows: number, columns: number): Matrices[] {
  const [a, b] = step.inputs as [RoutineStep["inputs"][number], RoutineStep["inputs"][number]];
  return Array.from({ length: sizeOf(batch) }, (_, i) => {
    let [left, right, rest] = [a.offset, b.offset, i];
    for (let axis = batch.length - 1; axis >= 0; axis--) {
      const index = rest % (batch[axis] ?? 1);
      rest = Math.floor(rest / (batch[axis] ?? 1));
      left += index * (a.strides[axis] ?? 0);
      right += index * (b.strides[axis] ?? 0);
    }
    return { left, right, target: i * rows * columns };
  });
}

/** One right factor for a whole stack whose rows follow each other evenly: then the stack is one tall matrix. */
function isTall(step: RoutineStep, batch: readonly number[]): boolean {
  const [a, b] = step.inputs;
  if (a === undefined || b === undefined || batch.length === 0) return false;
  const even = batch.every(
    (_, axis) => a.strides[axis] === (a.strides[axis + 1] ?? 0) * (a.shape[axis + 1] ?? 1),
  );
  return even && batch.every((_, axis) => b.strides[axis] === 0);
}

/** Matrix products over strided factors. Both are copied into the order in which they are read; the rest is one kernel. */
export function prepareMatmul(
  step: RoutineStep,
  heap: Heap,
  threads: Threads,
): (binding: { readonly addresses: readonly number[] }) => void {
  const { dtype, shape } = step.output;
  const [a, b] = step.inputs;
  if (a === undefined || b === undefined || dtype === "bool")
    throw new Error("internal: not a matrix product");
  const size = elementSize[dtype];
  const width = blockVectors * vectors[dtype].lanes;
  const columns = shape.at(-1) ?? 1;
  const depth = a.shape.at(-1) ?? 0;
  const tall = isTall(step, shape.slice(0, -2));
  const batch = tall ? [] : shape.slice(0, -2);
  const rows = tall ? sizeOf(shape.slice(0, -1)) : (shape.at(-2) ?? 1);
  const matrices = matricesOf(step, batch, rows, columns);
  if (depth === 0)
    return ({ addresses }) =>
      void heap.view(dtype, addresses[step.output.buffer] ?? 0, sizeOf(shape)).fill(0);
  const { packLeft, packRight, product } = codesFor(dtype, heap);
  const [rowPanels, columnPanels] = [Math.ceil(rows / blockRows), Math.ceil(columns / width)];
  const [rowStride, leftStep] = [(a.strides.at(-2) ?? 0) * size, (a.strides.at(-1) ?? 0) * size];
  const [rightStep, columnStride] = [(b.strides.at(-2) ?? 0) * size, (b.strides.at(-1) ?? 0) * size];
  const direct = rows <= fewRows && columnStride === size;
  const leftBytes = rowPanels * blockRows * depth * size;
  const rightBytes = direct ? 0 : columnPanels * width * depth * size;
  const blocks = Math.min(rowPanels, Math.max(1, Math.floor(cached / (blockRows * depth * size))));
  const args = heap.allocate(packArguments.size + productArguments.size);
  const productArgs = args + packArguments.size;
  const microseconds = (rows * columns * depth) / (size === 8 ? 8e3 : 16e3);
  const run = (code: Code, at: number, units: number, hands: number): void => {
    const job = { code, args: at, units, unitsPerChunk: 1, partials: 0, partialSize: 0, scratchSize: 0 };
    if (hands > 1 && units > 1 && threads.run(job, 0)) return;
    code.body(at, 0, units, 0, 0);
  };
  const write = (at: number, values: readonly number[]): void => {
    for (const [i, value] of values.entries()) heap.words[(at >> 2) + i] = value;
  };
  return ({ addresses }) => {
    const hands = microseconds > threads.worthSharing ? threads.ready() : 1;
    const left = heap.allocate(leftBytes + rightBytes);
    const right = left + leftBytes;
    let packed = { left: -1, right: -1 };
    for (const matrix of matrices) {
      const at = (buffer: number, place: number) => (addresses[buffer] ?? 0) + place * size;
      if (matrix.left !== packed.left) {
        write(args, [at(a.buffer, matrix.left), left, rows, depth, rowStride, leftStep]);
        run(packLeft, args, rowPanels, hands);
      }
      if (matrix.right !== packed.right && !direct) {
        write(args, [at(b.buffer, matrix.right), right, columns, depth, columnStride, rightStep]);
        run(packRight, args, columnPanels, hands);
      }
      packed = matrix;
      const target = at(step.output.buffer, matrix.target);
      const factors = direct
        ? { right: at(b.buffer, matrix.right), block: width * size, step: rightStep }
        : { right, block: depth * width * size, step: width * size };
      write(productArgs, [
        left,
        factors.right,
        target,
        rows,
        columns,
        depth,
        blocks,
        factors.block,
        factors.step,
      ]);
      run(product, productArgs, Math.ceil(rowPanels / blocks), hands);
    }
    heap.release(left, leftBytes + rightBytes);
  };
}
