import { ShapeError } from "../errors.js";
import { checkShape, normalizeAxis, type Shape, showShape, sizeOf, stretches } from "../shape.js";

/** The target of a reshape, with one −1 worked out. */
export function resolveReshape(from: Shape, shape: readonly number[]): Shape {
  if (!Array.isArray(shape)) return checkShape("reshape", shape);
  const unknown = shape.filter((length) => length === -1).length;
  if (unknown > 1)
    throw new ShapeError(`reshape: ${showShape(shape)} has more than one -1; at most one can be worked out.`);
  const known = checkShape(
    "reshape",
    shape.filter((length) => length !== -1),
  );
  const size = sizeOf(from);
  const rest = size / sizeOf(known);
  const target = shape.map((length) => (length === -1 ? rest : length));
  if ((unknown === 1 && !Number.isInteger(rest)) || sizeOf(target) !== size) {
    throw new ShapeError(
      `reshape: ${showShape(from)} has ${size} elements, which do not fill ${showShape(shape)}.`,
    );
  }
  return target;
}

/** The target of an expand: −1 keeps an axis. */
export function resolveExpand(from: Shape, shape: readonly number[]): Shape {
  if (!Array.isArray(shape)) return checkShape("expand", shape);
  const offset = shape.length - from.length;
  const target = shape.map((length, axis) => (length === -1 ? (from[axis - offset] ?? -1) : length));
  if (!stretches(from, target)) {
    throw new ShapeError(
      `expand: ${showShape(from)} does not stretch to ${showShape(shape)}; only axes of length 1 stretch, and new axes come first.`,
    );
  }
  return checkShape("expand", target);
}

/** The shape without axes of length 1: the given ones, or all. */
export function squeezedShape(from: Shape, axis: number | undefined): Shape {
  if (axis === undefined) return from.filter((length) => length !== 1);
  const at = normalizeAxis("squeeze", axis, from.length);
  if (from[at] === 1) return from.filter((_, i) => i !== at);
  throw new ShapeError(
    `squeeze: axis ${axis} of ${showShape(from)} has length ${from[at]}, and only length 1 can go.`,
  );
}

export function unsqueezedShape(from: Shape, axis: number): Shape {
  const at = normalizeAxis("unsqueeze", axis, from.length + 1);
  return [...from.slice(0, at), 1, ...from.slice(at)];
}

/** Which elements a slice takes, as NumPy counts: negative from the end, beyond the end cut off. */
export function resolveSlice(
  from: Shape,
  start: readonly (number | undefined)[],
  stop: readonly (number | undefined)[],
  step: readonly number[],
): { starts: number[]; steps: number[]; shape: number[] } {
  for (const list of [start, stop, step]) {
    if (!Array.isArray(list)) {
      throw new ShapeError(
        `slice: ${list} is no list of bounds. Give one per axis: x.slice([1, 0], [3, 2]).`,
      );
    }
    if (list.length > from.length) {
      throw new ShapeError(`slice: ${list.length} bounds for the ${from.length} axes of ${showShape(from)}.`);
    }
  }
  const steps = from.map((_, axis) => step[axis] ?? 1);
  const wrong = steps.find((value) => !Number.isInteger(value) || value < 1);
  if (wrong !== undefined) {
    throw new ShapeError(
      `slice: a step of ${wrong} is not a positive whole number. For reverse order use flip.`,
    );
  }
  const clip = (value: number, length: number): number => {
    if (!Number.isInteger(value)) throw new ShapeError(`slice: ${value} is not a whole number.`);
    return Math.min(length, Math.max(0, value < 0 ? value + length : value));
  };
  const starts = from.map((length, axis) => clip(start[axis] ?? 0, length));
  const shape = from.map((length, axis) => {
    const end = clip(stop[axis] ?? length, length);
    return Math.max(0, Math.ceil((end - (starts[axis] ?? 0)) / (steps[axis] ?? 1)));
  });
  return { starts, steps, shape };
}

export function resolvePermutation(rank: number, axes: readonly number[]): number[] {
  if (!Array.isArray(axes)) {
    throw new ShapeError(
      `permute: ${axes} is no order of the ${rank} axes. Name each in an array: x.permute([1, 0]).`,
    );
  }
  const order = axes.map((axis) => normalizeAxis("permute", axis, rank));
  if (order.length === rank && new Set(order).size === rank) return order;
  throw new ShapeError(
    `permute: ${showShape(axes)} is no order of the ${rank} axes; name each exactly once.`,
  );
}
