import { ShapeError, ValueError } from "./errors.js";

export type Shape = readonly number[];

export function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

export function showShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** Row-major strides in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] ?? 1;
  }
  return strides;
}

/**
 * NumPy's rule: shapes are aligned at their last axes, and an axis of length 1 stretches.
 * `labels` name the operands in the message.
 */
export function broadcastShapes(where: string, shapes: readonly Shape[], labels?: readonly string[]): Shape {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    const offset = rank - shape.length;
    for (const [axis, length] of shape.entries()) {
      const known = result[offset + axis];
      if (known === 1) result[offset + axis] = length;
      else if (length !== 1 && length !== known)
        throw new ShapeError(broadcastMessage(where, shapes, labels));
    }
  }
  return result;
}

function broadcastMessage(where: string, shapes: readonly Shape[], labels: readonly string[] = []): string {
  const named = shapes.map((shape, i) => (labels[i] ? `${labels[i]} ${showShape(shape)}` : showShape(shape)));
  const list = named.length === 2 ? named.join(" and ") : named.join(", ");
  return `${where}: ${labels.length ? "" : "shapes "}${list} do not broadcast.${suggestReshape(shapes, labels)}`;
}

/** When appending axes of length 1 makes the shorter of two shapes fit, says so. */
function suggestReshape(shapes: readonly Shape[], labels: readonly string[]): string {
  const [a, b] = shapes;
  if (a === undefined || b === undefined || shapes.length !== 2 || a.length === b.length) return "";
  const [long, short, label] = a.length > b.length ? [a, b, labels[1]] : [b, a, labels[0]];
  const fits = short.every((length, axis) => length === 1 || length === long[axis] || long[axis] === 1);
  if (!fits) return "";
  const reshaped = [...short, ...new Array<number>(long.length - short.length).fill(1)];
  return ` Did you mean ${label ?? "x"}.reshape(${showShape(reshaped)})?`;
}

/** Strides that read a tensor of `shape` as if it had the shape `target`: 0 along stretched axes. */
export function broadcastStrides(shape: Shape, target: Shape): number[] {
  const strides = stridesOf(shape);
  const offset = target.length - shape.length;
  return target.map((_, axis) =>
    axis < offset || shape[axis - offset] === 1 ? 0 : (strides[axis - offset] ?? 0),
  );
}

/** Whether `from` broadcasts to `to`, which stays as it is. */
export function stretches(from: Shape, to: Shape): boolean {
  const offset = to.length - from.length;
  return offset >= 0 && from.every((length, axis) => length === 1 || length === to[offset + axis]);
}

/** One axis, counted from the end when negative. */
export function normalizeAxis(where: string, axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis;
  if (Number.isInteger(axis) && positive >= 0 && positive < rank) return positive;
  const range = rank === 0 ? "it is a scalar, which has none" : `use -${rank} to ${rank - 1}`;
  throw new ShapeError(`${where}: axis ${axis} does not exist in a tensor of rank ${rank}; ${range}.`);
}

export type Axes = number | readonly number[];

/** Sorted distinct axes, counted from 0; all of them when none are given. `where` begins the message of an error. */
export function normalizeAxes(where: string, axes: Axes | undefined, rank: number): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  const list = (Array.isArray(axes) ? axes : [axes]).map((axis) => normalizeAxis(where, axis, rank));
  if (new Set(list).size < list.length) {
    throw new ShapeError(`${where}: the axes [${list.join(", ")}] name one axis twice. Name each once.`);
  }
  return list.sort((a, b) => a - b);
}

/** The shape after a reduction: `axes` become 1, or go. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): number[] {
  return keepDims
    ? shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : shape.filter((_, axis) => !axes.includes(axis));
}

/** Whether something counts: a whole number from 0. */
export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function checkCount(where: string, what: string, count: number): number {
  if (isCount(count)) return count;
  throw new ValueError(`${where}: ${what} must be a whole number from 0, not ${count}.`);
}

export function checkShape(where: string, shape: unknown): Shape {
  const valid = Array.isArray(shape) && shape.every(isCount);
  if (valid) return [...(shape as number[])];
  const shown = Array.isArray(shape) ? `[${shape.map(String).join(", ")}]` : String(shape);
  throw new ShapeError(
    `${where}: ${shown} is no shape. A shape is an array of whole numbers, such as [2, 3].`,
  );
}
