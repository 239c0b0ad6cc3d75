import { expect, test } from "vitest";
import { brokenLine } from "./broken-line.js";

const xs = Array.from({ length: 1001 }, (_, i) => (i - 500) / 100);

test("a continuous curve with a kink stays in one piece", () => {
  expect(brokenLine(xs, xs.map(Math.abs))).toHaveLength(1);
});

test("the gradient of |x| is two lines and the subgradient at 0 between them", () => {
  const pieces = brokenLine(xs, xs.map(Math.sign));
  expect(pieces.map((piece) => piece.length)).toEqual([500, 1, 500]);
  expect(pieces[1]).toEqual([{ x: 0, y: 0 }]);
});

test("a steep but continuous curve is not cut", () => {
  const steep = xs.map((x) => 100 * x ** 3);
  expect(brokenLine(xs, steep)).toHaveLength(1);
});

test("a curve that climbs to a pole is not cut", () => {
  const poles = xs.map((x) => 1 / (5.01 - x));
  expect(brokenLine(xs, poles)).toHaveLength(1);
});

test("a jump beside a steep part is cut", () => {
  const stairs = xs.map((x) => x ** 2 + (x > 2 ? 6 : 0));
  expect(brokenLine(xs, stairs)).toHaveLength(2);
});

test("what is not finite is left out", () => {
  const logs = xs.map((x) => Math.log(x));
  expect(brokenLine(xs, logs).flat()).toHaveLength(500);
});
