import type { Dtype } from "../dtype.js";
import type { Node } from "../graph/node.js";
import type { AxisMap, Elementwise, Reduction } from "../ops/define.js";
import { mul } from "../ops/mul.js";
import { neg } from "../ops/neg.js";
import { type Shape, sizeOf } from "../shape.js";
import { type Expression, isFrameless } from "./expression.js";
import { type FrameAxis, newAxis, remap, reshapeExpression } from "./frames.js";
import { inject } from "./inject.js";
import { bind, clash, conflicts, frameLength, padLeft, type Ref, readingStrides } from "./refs.js";
import { Storing } from "./storing.js";
import { flat, takeAlong } from "./take-along.js";

/** New expressions from others: arranged otherwise, on one frame, reduced, read at computed places. */
export class Combining extends Storing {
  protected view(ref: Ref, maps: readonly AxisMap[], shape: Shape): Ref {
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

  protected reshape(ref: Ref, shape: Shape): Ref {
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
  protected unify(
    refs: readonly Ref[],
    shape: Shape,
  ): { expressions: Expression[]; axes: readonly number[] } {
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

  protected reduce(op: Reduction, from: Ref, axes: readonly number[], dtype: Dtype): Ref {
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

  protected reduceFrame(op: Reduction, ref: Ref, axes: readonly number[], dtype: Dtype): Ref {
    const { expression } = ref;
    const [negated] = expression.kind === "map" && expression.op === neg ? expression.inputs : [];
    const row = negated ?? expression;
    const injected = row.kind === "map" && row.op === inject ? row.inputs : undefined;
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
      if (along) {
        const { shape, dtype } = value;
        const sum = negated && this.make.make({ kind: "map", op: neg, inputs: [value], shape, dtype });
        return { ...ref, expression: sum ?? value };
      }
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

  protected gather(x: Ref, index: Ref, axis: number, node: Node): Ref | undefined {
    const at = x.axes[axis] ?? -1;
    if (at < 0 || frameLength(x, axis) === 1) return undefined;
    const place = this.flexible(index);
    const lost = x.axes.some((from, i) => from < 0 && frameLength(place, i) > 1);
    if (x.expression.rigid && (lost || node.shape[axis] !== 1))
      return this.gather(this.flexible(x), index, axis, node);
    if (x.expression.rigid) {
      // Only the place along the axis matters: unify with a reduction's row.
      const rank = x.expression.shape.length;
      const frame = Array.from({ length: rank }, (_, i) => x.axes.indexOf(i));
      const axes = frame.map((visible): FrameAxis => {
        const from = visible < 0 ? -1 : (place.axes[visible] ?? -1);
        return from < 0 || visible === axis
          ? newAxis
          : { axis: from, start: 0, step: 1, length: x.shape[visible] ?? 1 };
      });
      const expression = takeAlong(this.make, x.expression, at, remap(this.make, place.expression, axes));
      return expression && { ...x, expression, shape: node.shape };
    }
    const aligned = this.align(x);
    const expression = takeAlong(this.make, aligned.expression, axis, place.expression);
    return expression && { expression, axes: node.shape.map((_, i) => i), shape: node.shape };
  }

  protected scatter(x: Ref, index: Ref, axis: number, node: Node): Ref | undefined {
    if (x.shape[axis] !== 1) return undefined;
    const length = node.shape[axis] ?? 1;
    const along = node.shape.map((_, i) => (i === axis ? length : 1));
    const strides = readingStrides(along);
    const ramp = this.whole({ kind: "iota", dtype: "int32", shape: along, offset: 0, strides }, along);
    return this.map(inject, [ramp, index, x], node.shape, node.dtype);
  }
}
