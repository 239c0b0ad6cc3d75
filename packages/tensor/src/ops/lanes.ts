import { type Shape, sizeOf } from "../shape.js";

type Pair = readonly [number, number];

/**
 * Visits every line along `axis` of two arrays whose other axes agree, giving the position of its first element and
 * the step to the next, in each.
 */
export function eachLane(
  [a, b]: readonly [Shape, Shape],
  axis: number,
  visit: (starts: Pair, steps: Pair) => void,
): void {
  const step = sizeOf(a.slice(axis + 1));
  const blocks = sizeOf(a.slice(0, axis));
  const [lengthA, lengthB] = [a[axis] ?? 1, b[axis] ?? 1];
  for (let block = 0; block < blocks; block++) {
    for (let inner = 0; inner < step; inner++) {
      visit([block * lengthA * step + inner, block * lengthB * step + inner], [step, step]);
    }
  }
}

/** Visits every line along `axis` of one array. */
export function eachLine(shape: Shape, axis: number, visit: (start: number, step: number) => void): void {
  eachLane([shape, shape], axis, ([start], [step]) => visit(start, step));
}
