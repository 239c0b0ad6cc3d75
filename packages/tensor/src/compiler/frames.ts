import { type Shape, sizeOf, stridesOf } from "../shape.js";
import { type Expression, type Expressions, isFrameless } from "./expression.js";

/** Where an axis of the new frame reads in the old: old axis (−1: none), `start + step · i`, for `length` places. */
export interface FrameAxis {
  readonly axis: number;
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

export const newAxis: FrameAxis = { axis: -1, start: 0, step: 0, length: 1 };

/** An expression without reductions on another frame: the arrangement goes down into the strides of its loads. */
export function remap(make: Expressions, root: Expression, axes: readonly FrameAxis[]): Expression {
  // What is shared is visited once: written out as a tree it may be far larger.
  const done = new Map<Expression, Expression>();
  const walk = (expression: Expression): Expression => {
    if (isFrameless(expression)) return expression;
    const known = done.get(expression);
    if (known !== undefined) return known;
    const moved = move(expression);
    done.set(expression, moved);
    return moved;
  };
  const move = (expression: Expression): Expression => {
    const shape = axes.map(({ axis, length }) => (axis < 0 || expression.shape[axis] === 1 ? 1 : length));
    switch (expression.kind) {
      case "load":
      case "iota":
      case "take": {
        let { offset } = expression;
        const strides = axes.map(({ axis, start, step }, i) => {
          const stride = axis < 0 || expression.shape[axis] === 1 ? 0 : (expression.strides[axis] ?? 0);
          offset += stride * start;
          return shape[i] === 1 ? 0 : stride * step;
        });
        if (expression.kind !== "take") return make.make({ ...expression, shape, offset, strides });
        return make.make({ ...expression, shape, offset, strides, place: walk(expression.place) });
      }
      case "map":
        return make.make({ ...expression, shape, inputs: expression.inputs.map(walk) });
      default:
        throw new Error(`internal: a ${expression.kind} cannot change its frame`);
    }
  };
  return walk(root);
}

/** Row-major elements under another shape; undefined where strides cannot say it, or an input is stretched. */
export function reshapeExpression(
  make: Expressions,
  root: Expression,
  from: Shape,
  to: Shape,
): Expression | undefined {
  const done = new Map<Expression, Expression>();
  const walk = (expression: Expression): Expression | undefined => {
    if (isFrameless(expression)) return expression;
    const known = done.get(expression);
    if (known !== undefined) return known;
    const reshaped = sizeOf(expression.shape) === sizeOf(from) ? reshape(expression) : undefined;
    if (reshaped !== undefined) done.set(expression, reshaped);
    return reshaped;
  };
  const reshape = (expression: Expression): Expression | undefined => {
    switch (expression.kind) {
      case "load":
      case "iota": {
        const strides = reshapeStrides(expression.shape, expression.strides, to);
        return strides && make.make({ ...expression, shape: to, strides });
      }
      case "map": {
        const inputs: Expression[] = [];
        for (const input of expression.inputs) {
          const reshaped = walk(input);
          if (reshaped === undefined) return undefined;
          inputs.push(reshaped);
        }
        return make.make({ ...expression, shape: to, inputs });
      }
      default:
        return undefined;
    }
  };
  return walk(root);
}

/** Strides of the same elements under another shape, if there are such. */
function reshapeStrides(shape: Shape, strides: readonly number[], to: Shape): number[] | undefined {
  const natural = stridesOf(shape);
  const dense = shape.every((length, axis) => length === 1 || strides[axis] === natural[axis]);
  if (dense) return stridesOf(to).map((stride, axis) => (to[axis] === 1 ? 0 : stride));
  const kept = shape.flatMap((length, axis) => (length === 1 ? [] : [axis]));
  const target = to.flatMap((length, axis) => (length === 1 ? [] : [axis]));
  const same = kept.length === target.length && kept.every((axis, i) => shape[axis] === to[target[i] ?? -1]);
  if (!same) return undefined;
  const result = to.map(() => 0);
  for (const [i, axis] of target.entries()) result[axis] = strides[kept[i] ?? 0] ?? 0;
  return result;
}
