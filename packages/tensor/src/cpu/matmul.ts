import { sizeOf } from "../shape.js";
import { elementSize } from "./arguments.js";
import { assemble, type FunctionWriter } from "./assembler.js";
import type { Heap } from "./heap.js";
import { blockRows, blockVectors, type MatmulDtype, vectors } from "./matmul-block.js";
import { packArguments, writePack } from "./matmul-pack.js";
import { productArguments, writeProduct } from "./matmul-product.js";
import type { KernelModule } from "./module.js";
import type { RoutineStep } from "./plan.js";
import type { Threads } from "./threads.js";

/** Rows of the left factor that are worked on together should stay in the second-level cache. */
const cached = 256 * 1024;
/** With fewer rows than this, the right factor is read too few times to be worth copying. */
const fewRows = 12;

type Code = Pick<KernelModule, "bytes" | "body">;

interface Codes {
  readonly packLeft: Code;
  readonly packRight: Code;
  readonly product: Code;
  /** Where the arguments of all three stand, one product at a time. */
  readonly args: number;
}

const known = new Map<MatmulDtype, Codes>();

function codesFor(dtype: MatmulDtype, heap: Heap): Codes {
  let codes = known.get(dtype);
  if (codes === undefined) {
    const load = (f: FunctionWriter): Code => {
      const bytes = assemble([f], heap.shared);
      const module = new WebAssembly.Module(bytes as BufferSource);
      const { exports } = new WebAssembly.Instance(module, { env: { memory: heap.memory } });
      return { bytes, body: exports.body as KernelModule["body"] };
    };
    codes = {
      packLeft: load(writePack(dtype, blockRows)),
      packRight: load(writePack(dtype, blockVectors * vectors[dtype].lanes)),
      product: load(writeProduct(dtype)),
      args: heap.allocate(packArguments.size + productArguments.size),
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
  if (a === undefined || b === undefined || dtype === "bool" || dtype === "float16")
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
  const { packLeft, packRight, product, args } = codesFor(dtype, heap);
  const [rowPanels, columnPanels] = [Math.ceil(rows / blockRows), Math.ceil(columns / width)];
  const [rowStride, leftStep] = [(a.strides.at(-2) ?? 0) * size, (a.strides.at(-1) ?? 0) * size];
  const [rightStep, columnStride] = [(b.strides.at(-2) ?? 0) * size, (b.strides.at(-1) ?? 0) * size];
  const direct = rows <= fewRows && columnStride === size;
  const leftBytes = rowPanels * blockRows * depth * size;
  const rightBytes = direct ? 0 : columnPanels * width * depth * size;
  const blocks = Math.min(rowPanels, Math.max(1, Math.floor(cached / (blockRows * depth * size))));
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
