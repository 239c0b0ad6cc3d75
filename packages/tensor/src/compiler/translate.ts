import type { Dtype } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { constant } from "../ops/constant.js";
import type { AxisMap, Elementwise, Reduction, Routine } from "../ops/define.js";
import { mul } from "../ops/mul.js";
import { parameter } from "../ops/parameter.js";
import { type Shape, sizeOf, stridesOf } from "../shape.js";
import { type Expression, Expressions, isFrameless, isSingle } from "./expression.js";
import { type FrameAxis, newAxis, remap, reshapeExpression } from "./frames.js";
import { inject } from "./inject.js";
import { expands } from "./lower-op.js";

/** An expression as a node shows it: visible axis i is axis `axes[i]` of its frame, or −1 where it is stretched. */
export interface Ref {
  readonly expression: Expression;
  readonly axes: readonly number[];
  readonly shape: Shape;
}

/** An array that a program reads or writes. */
export interface Buffer {
  readonly id: number;
  readonly dtype: Dtype;
  readonly shape: Shape;
  /** The node whose value it is, for what comes from outside. */
  readonly leaf: Node | undefined;
  /** Written by several stores, each to places of its own. */
  readonly inParts?: true;
}

/** Where a store writes when not to the whole buffer row by row: an offset and a stride for each axis that shows, in elements. */
export interface Placement {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Store the expression in the buffer, or run the routine that fills it. */
export type Task =
  | { readonly kind: "store"; readonly buffer: Buffer; readonly ref: Ref; readonly at?: Placement }
  | {
      readonly kind: "routine";
      readonly buffer: Buffer;
      readonly node: Node;
      readonly inputs: readonly RoutineInput[];
    };

/** A buffer as a routine reads it, in elements: row-major, unless the routine takes strides. */
export interface RoutineInput extends Buffer {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Numbers that stand in kernels themselves: few, and worth simplifying with. All others are arguments. */
const literals = new Set([0, 1, -1, 0.5, 2]);

/** A number that is part of the structure: another one makes another program. */
export function isStructuralConstant(node: Node): boolean {
  return node.op === constant && literals.has(node.attributes as number) && !Object.is(node.attributes, -0);
}

/** Larger expressions are cut, so that no kernel grows beyond what a compiler likes. */
const heaviest = 400;

/**
 * Turns nodes into expressions and tasks. Views go into strides, one-hot and class indices into reads at computed
 * places; what no expression can say is computed by a routine between kernels.
 */
export class Translator {
  readonly make = new Expressions();
  readonly buffers: Buffer[] = [];
  readonly scalars: Node[] = [];
  readonly tasks: Task[] = [];
  readonly #refs = new Map<Node, Ref>();
  readonly #stored = new Map<Expression, Buffer>();
  readonly #leaves = new Map<Node, Buffer>();

  /** Asks for the value of `node` in a buffer of its own. */
  output(node: Node): Buffer {
    const ref = this.ref(node);
    const there = this.wholeBuffer(ref);
    return there !== undefined && there.leaf === undefined ? there : this.store(ref, node.dtype);
  }

  /** Translates iteratively below `node`, so that depth is no matter of the stack. */
  ref(node: Node): Ref {
    const stack = [node];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (this.#refs.has(top)) {
        stack.pop();
        continue;
      }
      const missing = top.value !== undefined ? [] : top.inputs.filter((input) => !this.#refs.has(input));
      if (missing.length > 0) stack.push(...missing);
      else {
        const ref = this.translate(top);
        this.#refs.set(top, ref.expression.weight > heaviest ? this.load(this.store(ref, top.dtype)) : ref);
        stack.pop();
      }
    }
    return this.#refs.get(node) as Ref;
  }

  private known(node: Node | undefined): Ref {
    const ref = node && this.#refs.get(node);
    if (ref === undefined) throw new Error("internal: an input was not translated");
    return ref;
  }

  private translate(node: Node): Ref {
    const { op, shape, dtype, attributes } = node;
    // Of nothing there is nothing to compute: any number will do.
    if (sizeOf(shape) === 0) return { ...this.scalar(0, dtype), axes: shape.map(() => -1), shape };
    if (node.value !== undefined || op === parameter) return this.leaf(node);
    const inputs =
      op.kind === "routine" || op.kind === "source" ? [] : node.inputs.map((input) => this.known(input));
    const [first] = inputs;
    switch (op.kind) {
      case "elementwise": {
        const dtypes = node.inputs.map((input) => input.dtype);
        return expands(op, dtypes) ? this.map(op, inputs, shape, dtype) : this.routine(node);
      }
      case "reduction":
        if (op.monoid === undefined || dtype === "bool" || first === undefined || sizeOf(first.shape) === 0)
          return this.routine(node);
        return this.reduce(op, first, (attributes as { axes: readonly number[] }).axes, dtype);
      case "view": {
        if (first === undefined) return this.routine(node);
        const maps = op.axisMap?.(first.shape, shape, attributes);
        return maps === undefined ? this.reshape(first, shape) : this.view(first, maps, shape);
      }
      case "alias":
        return first ?? this.routine(node);
      case "source":
        return this.whole({ kind: "iota", dtype, shape, offset: 0, strides: readingStrides(shape) }, shape);
      case "routine":
        return this.indexed(node, op) ?? this.placed(node, op) ?? this.routine(node);
    }
  }

  private whole(draft: Parameters<Expressions["make"]>[0], shape: Shape): Ref {
    return { expression: this.make.make(draft), axes: shape.map((_, axis) => axis), shape };
  }

  private leaf(node: Node): Ref {
    const { dtype, shape } = node;
    if (node.op === constant || (node.op === parameter && node.attributes !== undefined)) {
      const value = node.attributes as number;
      if (isStructuralConstant(node)) {
        return { expression: this.make.make({ kind: "literal", dtype, shape: [], value }), axes: [], shape };
      }
      const slot = this.scalars.push(node) - 1;
      return { expression: this.make.make({ kind: "scalar", dtype, shape: [], slot }), axes: [], shape };
    }
    let buffer = this.#leaves.get(node);
    if (buffer === undefined) {
      buffer = this.buffer(dtype, shape, node);
      this.#leaves.set(node, buffer);
    }
    return this.load(buffer);
  }

  private buffer(dtype: Dtype, shape: Shape, leaf?: Node): Buffer {
    const buffer = { id: this.buffers.length, dtype, shape, leaf };
    this.buffers.push(buffer);
    return buffer;
  }

  load({ id, dtype, shape }: Buffer): Ref {
    const strides = readingStrides(shape);
    return this.whole({ kind: "load", dtype, shape, buffer: id, offset: 0, strides }, shape);
  }

  /** The buffer that holds the expression, row-major in its visible shape. */
  store(wanted: Ref, dtype: Dtype): Buffer {
    const ref = this.storable(wanted, dtype);
    const { expression, shape } = ref;
    // Neither turned nor stretched: whoever shows the same, with unit axes elsewhere perhaps, reads this buffer too.
    const shown = ref.axes.filter((_, i) => shape[i] !== 1);
    const wide = expression.shape.flatMap((length, axis) => (length === 1 ? [] : [axis]));
    const plain = sizeOf(shape) === sizeOf(expression.shape) && shown.join() === wide.join();
    const known = plain ? this.#stored.get(expression) : undefined;
    if (known !== undefined) return { ...known, shape };
    const buffer = this.buffer(dtype, shape);
    if (sizeOf(shape) === 0) return buffer;
    this.tasks.push({ kind: "store", buffer, ref });
    if (plain) this.#stored.set(expression, buffer);
    return buffer;
  }

  /** The same Ref, so that loops over its frame write each element that shows. */
  private storable(ref: Ref, dtype: Dtype): Ref {
    const { expression, shape } = ref;
    // A whole reduction is known only at the end: it is stored alone before it is stretched.
    if (expression.rigid && isSingle(expression) && sizeOf(shape) > 1) {
      const unit = shape.map(() => 1);
      const alone = this.store({ ...ref, shape: unit }, dtype);
      return { ...this.load({ ...alone, shape: unit }), shape };
    }
    const unmapped = expression.rigid && ref.axes.some((axis, i) => axis < 0 && (shape[i] ?? 1) > 1);
    return unmapped ? { ...this.flexible(ref), shape } : ref;
  }

  /** Inputs that are stored where they belong in the result, each by the kernel that computes it. */
  private placed(node: Node, op: Routine): Ref | undefined {
    const { shape, dtype, inputs, attributes } = node;
    const layout = op.layout?.(
      inputs.map((input) => input.shape),
      attributes,
    );
    if (layout === undefined) return undefined;
    const refs = inputs.map((input) => this.storable(this.ref(input), dtype));
    const buffer: Buffer = { ...this.buffer(dtype, shape), inParts: true };
    this.buffers[buffer.id] = buffer;
    if (layout.fill !== undefined) {
      this.tasks.push({
        kind: "store",
        buffer,
        ref: { ...this.scalar(layout.fill, dtype), axes: shape.map(() => -1), shape },
      });
    }
    const natural = stridesOf(shape);
    for (const [i, ref] of refs.entries()) {
      const { starts = [], steps = [] } = layout.parts[i] ?? {};
      if (sizeOf(ref.shape) === 0) continue;
      const offset = natural.reduce((sum, stride, axis) => sum + stride * (starts[axis] ?? 0), 0);
      const at = { offset, strides: natural.map((stride, axis) => stride * (steps[axis] ?? 1)) };
      this.tasks.push({ kind: "store", buffer, ref, at });
    }
    return this.load(buffer);
  }

  private routine(node: Node): Ref {
    const strided = node.op.kind === "routine" && node.op.strided === true;
    const inputs = node.inputs.map((input) => {
      const ref = this.ref(input);
      return strided ? this.strided(ref) : this.asItLies(this.contiguous(ref, input.dtype));
    });
    const buffer = this.buffer(node.dtype, node.shape);
    this.tasks.push({ kind: "routine", buffer, node, inputs });
    return this.load(buffer);
  }

  private asItLies(buffer: Buffer): RoutineInput {
    return { ...buffer, offset: 0, strides: stridesOf(buffer.shape) };
  }

  /** What is read where it lies, whatever the strides; anything else is stored first, unstretched. */
  private strided(ref: Ref): RoutineInput {
    const { expression, axes, shape } = ref;
    const buffer = expression.kind === "load" ? this.buffers[expression.buffer] : undefined;
    if (expression.kind === "load" && buffer !== undefined) {
      const strides = axes.map((axis) => (axis < 0 ? 0 : (expression.strides[axis] ?? 0)));
      return { ...buffer, shape, offset: expression.offset, strides };
    }
    if (sizeOf(shape) === 0) return this.asItLies(this.store(ref, expression.dtype));
    const stored = this.load(this.store({ ...ref, shape: shownShape(ref) }, expression.dtype));
    return this.strided({ ...stored, shape });
  }

  /** A buffer with exactly these values in row-major order. */
  private contiguous(ref: Ref, dtype: Dtype): Buffer {
    return this.wholeBuffer(ref) ?? this.store(ref, dtype);
  }

  /** The buffer that is read, if it is read whole and as it lies. */
  private wholeBuffer({ expression, axes, shape }: Ref): Buffer | undefined {
    const buffer = expression.kind === "load" ? this.buffers[expression.buffer] : undefined;
    if (buffer === undefined || buffer.shape.join() !== shape.join()) return undefined;
    const straight = this.load(buffer).expression === expression && axes.every((axis, i) => axis === i);
    return straight ? buffer : undefined;
  }

  /** The same Ref on a frame of its own that can still change. */
  flexible(ref: Ref): Ref {
    if (!ref.expression.rigid) return this.align(ref);
    return this.load(this.store({ ...ref, shape: shownShape(ref) }, ref.expression.dtype));
  }

  /** Frame and visible axes made the same. */
  private align(ref: Ref): Ref {
    const { expression, axes, shape } = ref;
    const same = axes.length === expression.shape.length && axes.every((axis, i) => axis === i);
    if (same || isFrameless(expression)) return ref;
    const frame = axes.map(
      (axis, i): FrameAxis => (axis < 0 ? newAxis : { axis, start: 0, step: 1, length: shape[i] ?? 1 }),
    );
    return { expression: remap(this.make, expression, frame), axes: shape.map((_, axis) => axis), shape };
  }

  private view(ref: Ref, maps: readonly AxisMap[], shape: Shape): Ref {
    const moves = maps.some(
      ({ axis, start, step }, i) =>
        axis >= 0 &&
        frameLength(ref, axis) > 1 &&
        (start !== 0 || step !== 1 || shape[i] !== ref.shape[axis]),
    );
    if (!moves)
      return bind(
        {
          expression: ref.expression,
          axes: maps.map(({ axis }) => (axis < 0 ? -1 : (ref.axes[axis] ?? -1))),
          shape,
        },
        shape,
      );
    const { expression, axes } = this.flexible(ref);
    if (isFrameless(expression)) return { expression, axes: shape.map(() => -1), shape };
    const frame = maps.map(({ axis, start, step }, i): FrameAxis => {
      const from = axis < 0 ? -1 : (axes[axis] ?? -1);
      return from < 0 ? newAxis : { axis: from, start, step, length: shape[i] ?? 1 };
    });
    return { expression: remap(this.make, expression, frame), axes: shape.map((_, axis) => axis), shape };
  }

  private reshape(ref: Ref, shape: Shape): Ref {
    const kept = ref.shape.flatMap((length, axis) => (length === 1 ? [] : [axis]));
    const target = shape.flatMap((length, axis) => (length === 1 ? [] : [axis]));
    if (
      kept.length === target.length &&
      kept.every((axis, i) => ref.shape[axis] === shape[target[i] ?? -1])
    ) {
      const axes = shape.map(() => -1);
      for (const [i, axis] of target.entries()) axes[axis] = ref.axes[kept[i] ?? 0] ?? -1;
      return { expression: ref.expression, axes, shape };
    }
    if (isFrameless(ref.expression)) return { ...ref, axes: shape.map(() => -1), shape };
    if (!ref.expression.rigid) {
      const aligned = this.align(ref);
      const reshaped = reshapeExpression(this.make, aligned.expression, ref.shape, shape);
      if (reshaped !== undefined) return { expression: reshaped, axes: shape.map((_, axis) => axis), shape };
    }
    const buffer = this.contiguous(ref, ref.expression.dtype);
    return this.load({ ...buffer, shape });
  }

  /** Operands on one frame: that of a reduction among them, if there is one. */
  private unify(refs: readonly Ref[], shape: Shape): { expressions: Expression[]; axes: readonly number[] } {
    const aligned = refs.map((ref) => bind(padLeft(ref, shape.length), shape));
    const rigid = aligned.filter(({ expression }) => expression.rigid);
    const owner = rigid.reduce<Ref | undefined>(
      (best, ref) =>
        best === undefined || sizeOf(ref.expression.shape) > sizeOf(best.expression.shape) ? ref : best,
      undefined,
    );
    if (owner === undefined) {
      return {
        expressions: aligned.map((ref) => this.align(ref).expression),
        axes: shape.map((_, axis) => axis),
      };
    }
    // A visible axis that the reduction's frame does not have, and along which another operand varies: start afresh.
    const missing = shape.some(
      (length, i) => length > 1 && owner.axes[i] === -1 && aligned.some((ref) => frameLength(ref, i) > 1),
    );
    const strange = rigid.find(
      (ref) =>
        ref.expression.shape.length !== owner.expression.shape.length ||
        conflicts(ref, owner) ||
        clash(ref.expression.extent, owner.expression.extent),
    );
    const cut = missing ? owner : strange;
    if (cut !== undefined) {
      return this.unify(
        aligned.map((ref) =>
          ref.expression === cut.expression && ref.axes === cut.axes ? this.flexible(ref) : ref,
        ),
        shape,
      );
    }
    const rank = owner.expression.shape.length;
    const frame = Array.from({ length: rank }, (_, axis) => owner.axes.indexOf(axis));
    const expressions = aligned.map((ref) => {
      if (ref.expression.rigid || isFrameless(ref.expression)) return ref.expression;
      const axes = frame.map((visible): FrameAxis => {
        const axis = visible < 0 ? -1 : (ref.axes[visible] ?? -1);
        return axis < 0 ? newAxis : { axis, start: 0, step: 1, length: shape[visible] ?? 1 };
      });
      return remap(this.make, ref.expression, axes);
    });
    return { expressions, axes: owner.axes };
  }

  map(op: Elementwise, refs: readonly Ref[], shape: Shape, dtype: Dtype): Ref {
    const { expressions, axes } = this.unify(refs, shape);
    const framed = expressions.filter((expression) => !isFrameless(expression));
    const rank = framed[0]?.shape.length ?? 0;
    const frame = Array.from({ length: rank }, (_, axis) =>
      Math.max(...framed.map((x) => x.shape[axis] ?? 1)),
    );
    const expression = this.make.make({ kind: "map", op, inputs: expressions, shape: frame, dtype });
    return { expression, axes: rank === 0 ? shape.map(() => -1) : axes, shape };
  }

  private reduce(op: Reduction, from: Ref, axes: readonly number[], dtype: Dtype): Ref {
    const shape = from.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
    let ref = from.expression.rigid ? from : this.align(from);
    const stretched = axes.filter((axis) => (from.shape[axis] ?? 1) > 1 && frameLength(ref, axis) === 1);
    const factor = sizeOf(stretched.map((axis) => from.shape[axis] ?? 1));
    if (factor > 1 && op.monoid === "prod") ref = this.load(this.store(ref, from.expression.dtype));
    const reduced = axes.flatMap((axis) => (frameLength(ref, axis) > 1 ? [ref.axes[axis] ?? -1] : []));
    const result = reduced.length === 0 ? ref : this.reduceFrame(op, ref, reduced, dtype);
    const shown = bind({ expression: result.expression, axes: result.axes, shape }, shape);
    if (factor === 1 || op.monoid !== "sum") return shown;
    return this.map(mul, [shown, this.scalar(factor, dtype)], shape, dtype);
  }

  private reduceFrame(op: Reduction, ref: Ref, axes: readonly number[], dtype: Dtype): Ref {
    const { expression } = ref;
    const injected = expression.kind === "map" && expression.op === inject ? expression.inputs : undefined;
    const [ramp, place, value] = injected ?? [];
    const [axis] = axes;
    // Of a row that is zero but for one place, the sum is what stands there.
    if (
      op.monoid === "sum" &&
      ramp?.kind === "iota" &&
      value !== undefined &&
      axes.length === 1 &&
      axis !== undefined
    ) {
      const along = ramp.shape[axis] !== 1 && flat(place, axis) && flat(value, axis);
      if (along) return { ...ref, expression: value };
    }
    const shape = expression.shape.map((length, i) => (axes.includes(i) ? 1 : length));
    const space = expression.shape;
    const sorted = [...axes].sort((a, b) => a - b);
    return {
      ...ref,
      expression: this.make.make({
        kind: "reduce",
        op,
        input: expression,
        space,
        axes: sorted,
        shape,
        dtype,
      }),
    };
  }

  private scalar(value: number, dtype: Dtype): Ref {
    return { expression: this.make.make({ kind: "literal", dtype, shape: [], value }), axes: [], shape: [] };
  }

  private indexed(node: Node, op: Routine): Ref | undefined {
    if (op.access === undefined) return undefined;
    const { axis } = node.attributes as { axis: number };
    const [x, index] = node.inputs.map((input) => this.ref(input));
    if (x === undefined || index === undefined || sizeOf(x.shape) === 0 || sizeOf(index.shape) === 0)
      return undefined;
    return op.access === "gather" ? this.gather(x, index, axis, node) : this.scatter(x, index, axis, node);
  }

  private gather(x: Ref, index: Ref, axis: number, node: Node): Ref | undefined {
    const at = x.axes[axis] ?? -1;
    if (at < 0 || frameLength(x, axis) === 1) return undefined;
    const shape = x.shape.map((length, i) => (i === axis ? 1 : length));
    const place = this.flexible(index);
    const lost = x.axes.some((from, i) => from < 0 && frameLength(place, i) > 1);
    if (x.expression.rigid && (lost || node.shape[axis] !== 1))
      return this.gather(this.flexible(x), index, axis, node);
    if (x.expression.rigid) {
      // Only the place along the axis matters: unify with a reduction's row.
      const row: Ref = { ...x, shape, expression: x.expression };
      const rank = x.expression.shape.length;
      const frame = Array.from({ length: rank }, (_, i) => x.axes.indexOf(i));
      const axes = frame.map((visible): FrameAxis => {
        const from = visible < 0 ? -1 : (place.axes[visible] ?? -1);
        return from < 0 || visible === axis
          ? newAxis
          : { axis: from, start: 0, step: 1, length: shape[visible] ?? 1 };
      });
      const expression = takeAlong(this.make, x.expression, at, remap(this.make, place.expression, axes));
      return expression && { ...row, expression, shape: node.shape };
    }
    const aligned = this.align(x);
    const expression = takeAlong(this.make, aligned.expression, axis, place.expression);
    return expression && { expression, axes: node.shape.map((_, i) => i), shape: node.shape };
  }

  private scatter(x: Ref, index: Ref, axis: number, node: Node): Ref | undefined {
    if (x.shape[axis] !== 1) return undefined;
    const length = node.shape[axis] ?? 1;
    const along = node.shape.map((_, i) => (i === axis ? length : 1));
    const strides = readingStrides(along);
    const ramp = this.whole({ kind: "iota", dtype: "int32", shape: along, offset: 0, strides }, along);
    return this.map(inject, [ramp, index, x], node.shape, node.dtype);
  }
}

/** Row-major strides, 0 along axes of length 1: those may be stretched. */
function readingStrides(shape: Shape): number[] {
  return stridesOf(shape).map((stride, axis) => (shape[axis] === 1 ? 0 : stride));
}

/** Reads at `place` along an axis; what does not vary along it stays. Undefined where a read cannot say it. */
function takeAlong(
  make: Expressions,
  x: Expression,
  axis: number,
  place: Expression,
): Expression | undefined {
  if (isFrameless(x) || x.shape[axis] === 1) return x;
  switch (x.kind) {
    case "load": {
      const shape = x.shape.map((length, i) =>
        i === axis ? (place.shape[i] ?? 1) : Math.max(length, place.shape[i] ?? 1),
      );
      const strides = x.strides.map((stride, i) => (i === axis ? 0 : stride));
      const [step, length] = [x.strides[axis] ?? 0, x.shape[axis] ?? 1];
      return make.make({
        kind: "take",
        dtype: x.dtype,
        shape,
        buffer: x.buffer,
        offset: x.offset,
        strides,
        step,
        length,
        place,
      });
    }
    case "map": {
      const inputs = x.inputs.map((input) => takeAlong(make, input, axis, place));
      if (inputs.some((input) => input === undefined)) return undefined;
      const taken = inputs.filter((input) => input !== undefined);
      const framed = taken.filter((input) => !isFrameless(input));
      const shape = x.shape.map((_, i) => Math.max(...framed.map((input) => input.shape[i] ?? 1)));
      return make.make({ ...x, inputs: taken, shape });
    }
    default:
      return undefined;
  }
}

function flat(expression: Expression | undefined, axis: number): boolean {
  return expression !== undefined && (isFrameless(expression) || expression.shape[axis] === 1);
}

/** How long the expression is along a visible axis: 1 where it is stretched. */
function frameLength({ expression, axes }: Ref, visible: number): number {
  const axis = axes[visible] ?? -1;
  return axis < 0 || isFrameless(expression) ? 1 : (expression.shape[axis] ?? 1);
}

/** The visible shape without the stretching. */
function shownShape(ref: Ref): number[] {
  return ref.shape.map((length, axis) => (frameLength(ref, axis) === 1 && length !== 0 ? 1 : length));
}

function padLeft(ref: Ref, rank: number): Ref {
  const missing = rank - ref.shape.length;
  if (missing === 0) return ref;
  const fill = (value: number) => new Array<number>(missing).fill(value);
  return { expression: ref.expression, axes: [...fill(-1), ...ref.axes], shape: [...fill(1), ...ref.shape] };
}

/** Along an axis of the frame whose loop has another length than is shown, an expression with a reduction is merely stretched. */
function bind(ref: Ref, shape: Shape): Ref {
  const { expression, axes } = ref;
  const strange = (axis: number, i: number) =>
    axis >= 0 && (shape[i] ?? 1) !== 1 && expression.extent[axis] !== shape[i];
  if (!expression.rigid || !axes.some(strange)) return ref;
  return { ...ref, axes: axes.map((axis, i) => (strange(axis, i) ? -1 : axis)) };
}

/** Loops of different lengths along one axis. */
function clash(a: Shape, b: Shape): boolean {
  return a.some((length, axis) => length !== b[axis] && length !== 1 && b[axis] !== 1);
}

/** Two reductions see different frame axes behind one visible axis. */
function conflicts(a: Ref, b: Ref): boolean {
  return a.axes.some((axis, i) => frameLength(a, i) > 1 && axis !== b.axes[i]);
}
