import type { Dtype } from "../dtype.js";
import { type Shape, stridesOf } from "../shape.js";
import { Block, type Target } from "./block.js";
import { convert, laneTypes, maskTo } from "./convert.js";
import { type Expression, isFrameless, type ReduceExpression } from "./expression.js";
import { findKeeps } from "./keep.js";
import type { Access, Kernel, KernelReduction, Store } from "./kernel.js";
import { type Loops, layOut } from "./layout.js";
import { levelsOf } from "./levels.js";
import { lowerOp } from "./lower-op.js";
import { patchStores } from "./patch.js";
import type { Buffer, Placement, Ref } from "./refs.js";
import { type Space, visit, wideAxes } from "./space.js";

/** An expression, and the array that takes its values. */
export interface Root {
  readonly buffer: Buffer;
  readonly ref: Ref;
  /** The loops on the expression's frame. */
  readonly frame: Shape;
  readonly at: Placement | undefined;
}

/** An access while its loops are still the wide axes of the space. */
export interface WideAccess {
  readonly buffer: number;
  readonly dtype: Dtype;
  readonly offset: number;
  readonly strides: readonly number[];
  readonly step: number;
  readonly length: number;
}

/** Writes the roots of one space as one kernel. */
export function lower(roots: readonly Root[], space: Space, target?: Target): Kernel {
  const { lengths, columns } = wideAxes(space);
  const writer = new Writer(lengths, columns, space.feedback, target);
  const written = roots.map((root) => writer.root(root));
  const loops = layOut(lengths, columns, writer.accesses);
  const accesses = writer.accesses.map((access) => split(access, loops));
  const { block, reductions, scalars } = writer;
  const levels = levelsOf(block, accesses, reductions);
  const wide = block.instructions.some(({ type }) => type === "f64") && usesFloat64(roots);
  const { rows, lanesAlong } = loops;
  const stores = patchStores({
    block,
    levels,
    accesses,
    stores: written,
    reductions,
    rows,
    columns: loops.columns,
    lanesAlong,
  });
  const elements = levels.filter(({ kind }) => kind === "element");
  // What a row has reduced may itself be written along its columns.
  const stretched = stores.flatMap(({ access, value }) => {
    const level = levels[value];
    return level?.kind === "row" && accesses[access]?.columnStrides.some((stride) => stride !== 0)
      ? [level]
      : [];
  });
  const added = reductions.flatMap(({ over, value }) => (over === "elements" ? [levels[value]] : []));
  const sweeps = 1 + Math.max(0, ...[...elements, ...stretched, ...added].map((level) => level?.sweep ?? 0));
  const keeps = sweeps > 1 ? findKeeps({ block, levels }) : [];
  return {
    block,
    levels,
    rows,
    columns: loops.columns,
    lanesAlong,
    lanes: wide ? 2 : 4,
    sweeps,
    accesses,
    scalars,
    reductions,
    stores,
    keeps,
  };
}

function usesFloat64(roots: readonly Root[]): boolean {
  let found = false;
  visit(
    roots.map(({ ref }) => ref.expression),
    ({ dtype }) => {
      if (dtype === "float64") found = true;
    },
  );
  return found;
}

function split(access: WideAccess, { axes }: Loops): Access {
  const { strides, ...rest } = access;
  const along = (chosen: readonly number[]) => chosen.map((axis) => strides[axis] ?? 0);
  return { ...rest, rowStrides: along(axes.rows), columnStrides: along(axes.columns) };
}

class Writer {
  readonly block: Block;
  readonly accesses: WideAccess[] = [];
  readonly #accesses = new Map<string, number>();
  readonly reductions: KernelReduction[] = [];
  readonly scalars: { slot: number; dtype: Dtype }[] = [];
  readonly #lengths: readonly number[];
  readonly #columns: readonly number[] | undefined;
  readonly #feedback: boolean;

  constructor(
    lengths: readonly number[],
    columns: readonly number[] | undefined,
    feedback: boolean,
    target: Target | undefined,
  ) {
    this.block = new Block(target);
    this.#lengths = lengths;
    this.#columns = columns;
    this.#feedback = feedback;
  }

  root({ buffer, ref, frame, at: placement }: Root): Store {
    const { expression } = ref;
    let next = 0;
    // For each axis of the frame, which wide axis it is; −1 for those of length 1.
    const place = frame.map((length) => (length === 1 ? -1 : next++));
    const value = this.value(expression, place, new Map());
    const { offset, strides: natural } = placement ?? { offset: 0, strides: stridesOf(ref.shape) };
    const strides = this.#lengths.map(() => 0);
    for (const [visible, length] of ref.shape.entries()) {
      // A constant has no frame of its own: it is written along the visible axes.
      const axis = isFrameless(expression) ? visible : (ref.axes[visible] ?? -1);
      const at = place[axis] ?? -1;
      if (length > 1 && at >= 0) strides[at] = natural[visible] ?? 0;
    }
    const access = { buffer: buffer.id, dtype: buffer.dtype, offset, strides, step: 0, length: 0 };
    return {
      access: this.access(access),
      value: buffer.dtype === "bool" ? maskTo(this.block, value, "m32") : value,
    };
  }

  private access(access: WideAccess): number {
    const { buffer, dtype, offset, strides, step, length } = access;
    const key = `${buffer} ${dtype} ${offset} ${strides} ${step} ${length}`;
    const known = this.#accesses.get(key) ?? this.accesses.push(access) - 1;
    this.#accesses.set(key, known);
    return known;
  }

  private value(expression: Expression, place: readonly number[], done: Map<Expression, number>): number {
    const known = done.get(expression);
    if (known !== undefined) return known;
    const number = this.write(expression, place, done);
    done.set(expression, number);
    return number;
  }

  private write(expression: Expression, place: readonly number[], done: Map<Expression, number>): number {
    const { block } = this;
    const type = laneTypes[expression.dtype];
    switch (expression.kind) {
      case "literal":
        return expression.dtype === "bool"
          ? block.add("constant", "m32", [], expression.value ? -1 : 0)
          : block.add("constant", type, [], expression.value);
      case "scalar": {
        const { slot, dtype } = expression;
        const at = this.scalars.findIndex((other) => other.slot === slot);
        return block.add("scalar", type, [], at >= 0 ? at : this.scalars.push({ slot, dtype }) - 1);
      }
      case "load":
        return block.add("load", type, [], this.read(expression, expression.strides, place));
      case "iota":
        return convert(
          block,
          block.add("ramp", "i32", [], this.read({ ...expression, buffer: -1 }, expression.strides, place)),
          expression.dtype,
        );
      case "take": {
        const at = this.value(expression.place, place, done);
        return block.add(
          "take",
          type,
          [at],
          this.read(expression, expression.strides, place, expression.step, expression.length),
        );
      }
      case "map":
        return lowerOp(
          block,
          expression.op,
          expression.dtype,
          expression.inputs.map((input) => this.value(input, place, done)),
        );
      case "reduce":
        return this.reduce(expression, this.value(expression.input, place, done), place);
    }
  }

  private read(
    { buffer, dtype, offset }: { buffer: number; dtype: Dtype; offset: number },
    strides: readonly number[],
    place: readonly number[],
    step = 0,
    length = 0,
  ): number {
    const wide = this.#lengths.map(() => 0);
    for (const [axis, stride] of strides.entries()) {
      const at = place[axis] ?? -1;
      if (at >= 0) wide[at] = stride;
    }
    return this.access({ buffer, dtype: buffer < 0 ? "int32" : dtype, offset, strides: wide, step, length });
  }

  private reduce(expression: ReduceExpression, value: number, place: readonly number[]): number {
    const { op, dtype, axes } = expression;
    const wide = axes.map((axis) => place[axis] ?? -1);
    const row =
      this.#columns !== undefined &&
      wide.join() === this.#columns.join() &&
      (this.#feedback || this.#columns.length < this.#lengths.length);
    const reduction: KernelReduction = {
      monoid: op.monoid ?? "sum",
      dtype,
      value,
      level: row ? "row" : "grand",
      over: this.#columns?.every((column) => wide.includes(column)) === false ? "rows" : "elements",
    };
    const known = this.reductions.findIndex(
      (other) =>
        other.value === value &&
        other.monoid === reduction.monoid &&
        other.level === reduction.level &&
        other.over === reduction.over,
    );
    const at = known >= 0 ? known : this.reductions.push(reduction) - 1;
    const number = this.block.add("reduced", laneTypes[dtype], [], at);
    if (reduction.monoid === "max") this.block.largest.set(number, value);
    return number;
  }
}
