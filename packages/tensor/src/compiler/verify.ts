import { internal } from "../errors.js";
import { type Shape, sizeOf } from "../shape.js";
import { type Expression, inputsOf, isFrameless } from "./expression.js";
import type { Access, Kernel, Level } from "./kernel.js";
import { printExpression, printKernel, printTask } from "./print.js";
import type { Buffer, Task } from "./refs.js";
import type { Step } from "./schedule.js";
import { visit } from "./space.js";

/** Checks that hold between the stages of the compiler, whatever the graph; tests run them. Throws, and shows what is wrong. */
type Check = (holds: boolean, what: string) => void;

function checker(show: () => string): Check {
  return (holds, what) => {
    if (!holds) internal(`${what}\n${show()}`);
  };
}

/** Everything below is well-formed: ranks agree, unit axes do not move, reads stay inside their buffers. */
export function verifyExpression(root: Expression, buffers: readonly Buffer[]): void {
  visit([root], (x) => {
    const check = checker(() => printExpression(x));
    const below = inputsOf(x);
    check(
      below.every(({ id }) => id < x.id),
      `%${x.id} is older than its inputs`,
    );
    check(x.rigid === (x.kind === "reduce" || below.some(({ rigid }) => rigid)), "rigid is wrong");
    check(
      x.shape.every((length, axis) => length === 1 || length === x.extent[axis]),
      "its loops are not as long as its shape",
    );
    switch (x.kind) {
      case "load":
      case "take":
      case "iota":
        verifyStrides(x, check);
        if (x.kind !== "iota") verifyRange(x, buffers, check);
        break;
      case "map":
        check(x.inputs.length > 0, "a map of nothing");
        for (const input of x.inputs)
          check(isFrameless(input) || stretches(input.shape, x.shape), "an input does not fit");
        break;
      case "reduce":
        check(stretches(x.input.shape, x.space), "the input does not fit the space");
        check(
          x.axes.length > 0 && x.axes.every((axis, i) => axis > (x.axes[i - 1] ?? -1)),
          "axes are not in order",
        );
        check(
          x.shape.every((length, axis) => length === (x.axes.includes(axis) ? 1 : x.space[axis])),
          "the shape is not that of the space without the axes",
        );
        break;
      default:
        check(x.shape.length === 0, "a number has no axes");
    }
  });
}

function stretches(from: Shape, to: Shape): boolean {
  return from.length === to.length && from.every((length, axis) => length === to[axis] || length === 1);
}

function verifyStrides(x: { shape: Shape; strides: readonly number[] }, check: Check): void {
  check(x.strides.length === x.shape.length, "there is not one stride for each axis");
  check(
    x.strides.every((stride, axis) => stride === 0 || x.shape[axis] !== 1),
    "a unit axis moves",
  );
}

interface Reads {
  readonly shape: Shape;
  readonly buffer: number;
  readonly offset: number;
  readonly strides: readonly number[];
  readonly step?: number;
  readonly length?: number;
}

function verifyRange(x: Reads, buffers: readonly Buffer[], check: Check): void {
  const size = sizeOf(buffers[x.buffer]?.shape ?? [0]);
  if (sizeOf(x.shape) === 0) return;
  const steps = [...x.strides.map((stride, axis) => stride * ((x.shape[axis] ?? 1) - 1))];
  if (x.length !== undefined && x.length > 0) steps.push((x.step ?? 0) * (x.length - 1));
  const [low, high] = bounds(x.offset, steps);
  check(low >= 0 && high < size, `it reaches from ${low} to ${high}, and b${x.buffer} has ${size} elements`);
}

function bounds(offset: number, steps: readonly number[]): [number, number] {
  const sum = (signs: readonly number[]) => signs.reduce((total, step) => total + step, offset);
  return [sum(steps.map((step) => Math.min(0, step))), sum(steps.map((step) => Math.max(0, step)))];
}

/** A stored expression shows each axis of its frame at most once, and as long as it is. */
export function verifyTask(task: Task, buffers: readonly Buffer[]): void {
  if (task.kind === "routine") return;
  const { expression, axes, shape } = task.ref;
  const check = checker(() => `${printTask(task)}\n${printExpression(expression)}`);
  verifyExpression(expression, buffers);
  check(isFrameless(expression) || axes.length === shape.length, "there is not one axis for each that shows");
  check(task.at !== undefined || sizeOf(shape) === sizeOf(task.buffer.shape), "the buffer has another size");
  const used = axes.filter((axis) => axis >= 0);
  check(new Set(used).size === used.length, "an axis shows twice");
  for (const [i, axis] of axes.entries()) {
    const length = axis < 0 ? 1 : (expression.shape[axis] ?? 1);
    check(length === 1 || length === shape[i], `axis ${i} shows with a length of its own`);
    check(
      axis < 0 || shape[i] === 1 || !expression.rigid || expression.extent[axis] === shape[i],
      `axis ${i} has another length than its loop`,
    );
  }
  const hidden = expression.shape.filter((length, axis) => length !== 1 && !used.includes(axis));
  check(hidden.length === 0, "an axis does not show");
}

export function verifyStep(step: Step, buffers: readonly Buffer[]): void {
  if (step.kind === "kernel") verifyKernel(step.kernel, buffers);
}

/** Instructions come after what they use, values are of the level they need, arrays are read inside and written exactly. */
export function verifyKernel(kernel: Kernel, buffers: readonly Buffer[]): void {
  const check = checker(() => printKernel(kernel));
  const { block, levels, rows, columns, sweeps, accesses, reductions, stores, keeps } = kernel;
  const size = sizeOf([...rows, ...columns]);
  for (const [number, { op, args, immediate }] of block.instructions.entries()) {
    check(
      args.every((arg) => arg < number),
      `%${number} is used before it is computed`,
    );
    const level = levels[number];
    check(
      level !== undefined && args.every((arg) => notAfter(levels[arg], level)),
      `%${number} is computed before what it needs`,
    );
    check(level?.kind !== "element" || level.sweep < sweeps, `%${number} has no sweep`);
    if (op === "reduced") {
      const { value, level: where } = reductions[Number(immediate)] ?? {};
      const sweep = levels[value ?? -1]?.sweep ?? 0;
      check(
        where !== "row" || (level?.kind !== "uniform" && (level?.sweep ?? 0) > sweep),
        `%${number} is there too early`,
      );
      check(where !== "grand" || level?.kind === "final", `%${number} is there only at the end`);
    }
  }
  for (const [i, { value, level, over }] of reductions.entries()) {
    const kind = levels[value]?.kind;
    check(kind !== undefined && kind !== "final", `r${i} reduces what is there only at the end`);
    check(level !== "row" || over === "elements", `r${i} reduces rows along a row`);
    check(over !== "rows" || kind !== "element", `r${i} adds one value a row, and it changes along the row`);
    check((levels[value]?.sweep ?? 0) < sweeps || over === "rows", `r${i} has no sweep`);
  }
  for (const keep of keeps) check(levels[keep]?.kind === "element", `%${keep} is kept and does not change`);
  const written = new Set<number>();
  for (const { access, value, patch } of stores) {
    const to = accesses[access] as Access;
    check(!written.has(access), `a${access} is written twice`);
    written.add(access);
    check(
      !accesses.some((other, i) => other.buffer === to.buffer && !stores.some((store) => store.access === i)),
      `a${access} is written and read`,
    );
    const loops = [...pairs(to.rowStrides, rows), ...pairs(to.columnStrides, columns)];
    const moving = loops.filter(([stride]) => stride !== 0);
    const kind = levels[value]?.kind;
    const isRow = pairs(to.columnStrides, columns).some(([stride, length]) => stride === 0 && length > 1);
    check(!isRow || kind !== "element", `a${access} writes many elements to one place`);
    check(kind !== "final" || moving.length === 0, `a${access} writes an array at the end`);
    const whole = moving.reduce((product, [, length]) => product * length, 1);
    const bufferSize = sizeOf(buffers[to.buffer]?.shape ?? []);
    check(
      size === 0 || whole === bufferSize || buffers[to.buffer]?.inParts === true,
      `a${access} writes ${whole} of the ${bufferSize} elements of b${to.buffer}`,
    );
    check(patch === undefined || levels[patch.value]?.kind !== "element", "a patch changes along the row");
  }
  for (const [i, access] of accesses.entries()) {
    if (access.buffer < 0 || size === 0) continue;
    const steps = [...pairs(access.rowStrides, rows), ...pairs(access.columnStrides, columns)].map(
      ([stride, length]) => stride * (length - 1),
    );
    if (access.length > 0) steps.push(access.step * (access.length - 1));
    const [low, high] = bounds(access.offset, steps);
    const all = sizeOf(buffers[access.buffer]?.shape ?? [0]);
    check(
      low >= 0 && high < all,
      `a${i} reaches from ${low} to ${high}, and b${access.buffer} has ${all} elements`,
    );
  }
}

function pairs(strides: readonly number[], lengths: Shape): (readonly [number, number])[] {
  return strides.map((stride, i) => [stride, lengths[i] ?? 1] as const);
}

const ranks: Record<Level["kind"], number> = { uniform: 0, row: 1, element: 2, final: 3 };

function notAfter(a: Level | undefined, b: Level): boolean {
  if (a === undefined) return false;
  return ranks[a.kind] <= ranks[b.kind] && (b.kind === "final" || a.sweep <= b.sweep);
}
