import { type Expression, type Expressions, isFrameless } from "./expression.js";

/** Reads at `place` along an axis; what does not vary along it stays. Undefined where a read cannot say it. */
export function takeAlong(
  make: Expressions,
  x: Expression,
  axis: number,
  place: Expression,
  done = new Map<Expression, Expression | undefined>(),
): Expression | undefined {
  if (isFrameless(x) || x.shape[axis] === 1) return x;
  // What is shared is visited once.
  if (!done.has(x)) done.set(x, takeOnce(make, x, axis, place, done));
  return done.get(x);
}

function takeOnce(
  make: Expressions,
  x: Expression,
  axis: number,
  place: Expression,
  done: Map<Expression, Expression | undefined>,
): Expression | undefined {
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
      const inputs = x.inputs.map((input) => takeAlong(make, input, axis, place, done));
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

export function flat(expression: Expression | undefined, axis: number): boolean {
  return expression !== undefined && (isFrameless(expression) || expression.shape[axis] === 1);
}
