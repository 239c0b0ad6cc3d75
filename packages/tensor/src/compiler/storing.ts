import type { Dtype } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { type Shape, sizeOf, stridesOf } from "../shape.js";
import { type Expression, Expressions, isFrameless, isSingle } from "./expression.js";
import { type FrameAxis, newAxis, remap } from "./frames.js";
import { type Buffer, type Ref, type RoutineInput, readingStrides, shownShape, type Task } from "./refs.js";

/** Expressions that go to buffers, and buffers that are read as expressions. */
export class Storing {
  readonly make = new Expressions();
  readonly buffers: Buffer[] = [];
  readonly tasks: Task[] = [];
  readonly #stored = new Map<Expression, Buffer>();

  protected whole(draft: Parameters<Expressions["make"]>[0], shape: Shape): Ref {
    return { expression: this.make.make(draft), axes: shape.map((_, axis) => axis), shape };
  }

  protected scalar(value: number, dtype: Dtype): Ref {
    return { expression: this.make.make({ kind: "literal", dtype, shape: [], value }), axes: [], shape: [] };
  }

  buffer(dtype: Dtype, shape: Shape, from: { readonly leaf?: Node; readonly inParts?: true } = {}): Buffer {
    const buffer: Buffer = { id: this.buffers.length, dtype, shape, ...from };
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
  protected storable(ref: Ref, dtype: Dtype): Ref {
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

  protected asItLies(buffer: Buffer): RoutineInput {
    return { ...buffer, offset: 0, strides: stridesOf(buffer.shape) };
  }

  /** What is read where it lies, whatever the strides; anything else is stored first, unstretched. */
  protected strided(ref: Ref): RoutineInput {
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
  protected contiguous(ref: Ref, dtype: Dtype): Buffer {
    return this.wholeBuffer(ref) ?? this.store(ref, dtype);
  }

  /** The buffer that is read, if it is read whole and as it lies. */
  protected wholeBuffer({ expression, axes, shape }: Ref): Buffer | undefined {
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
  protected align(ref: Ref): Ref {
    const { expression, axes, shape } = ref;
    const same = axes.length === expression.shape.length && axes.every((axis, i) => axis === i);
    if (same || isFrameless(expression)) return ref;
    const frame = axes.map(
      (axis, i): FrameAxis => (axis < 0 ? newAxis : { axis, start: 0, step: 1, length: shape[i] ?? 1 }),
    );
    return { expression: remap(this.make, expression, frame), axes: shape.map((_, axis) => axis), shape };
  }
}
