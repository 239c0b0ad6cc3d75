import { expect, test } from "vitest";
import { corners, fromPlane, levelLine, surpriseAt, type Triple, toPlane } from "./simplex.js";

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

test("a point of the triangle and its probabilities belong together", () => {
  const p: Triple = [0.2, 0.5, 0.3];
  expect(fromPlane(toPlane(p))).toEqual(near(p));
});

test("outside of the triangle the nearest probabilities stay above 0 and add up to 1", () => {
  const p = fromPlane([2, -1]);
  expect(p).toEqual(near([0.01, 0.98, 0.01]));
});

test("against the gradient, a step of 1 in the probabilities leads to the corner of the right class", () => {
  const p: Triple = [0.2, 0.5, 0.3];
  const { loss, gradient } = surpriseAt(p, 2);
  expect(loss).toBeCloseTo(-Math.log(0.3), 12);
  expect(gradient).toEqual(near([0.2, 0.5, -0.7]));
  expect(toPlane(p.map((value, k) => value - (gradient[k] ?? 0)))).toEqual(near(corners[2]));
});

test("along a level line the loss is the same", () => {
  for (const end of levelLine(1, Math.LN2))
    expect(surpriseAt(fromPlane(end, 0), 1).loss).toBeCloseTo(Math.LN2, 12);
});
