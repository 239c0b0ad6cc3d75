import { expect, test } from "vitest";
import { check, relativeError } from "./check.js";

test("an error is measured against the largest value expected", () => {
  expect(relativeError([1, 1e-3 + 1e-4], [1, 1e-3])).toBeCloseTo(1e-4, 12);
  expect(relativeError([0, 0], [0, 0])).toBe(0);
});

test("NaN and infinities must be where they are expected", () => {
  const [inf, nan] = [Number.POSITIVE_INFINITY, Number.NaN];
  expect(relativeError([nan, inf, 1], [nan, inf, 1])).toBe(0);
  expect(relativeError([nan, 1], [0, 1])).toBe(inf);
  expect(relativeError([0, 1], [nan, 1])).toBe(inf);
  expect(relativeError([-inf], [inf])).toBe(inf);
});

test("an answer is right when every output is there and near", () => {
  expect(check([[2], [1, 1]], [[2], [1, 1]])).toEqual({ errors: [0, 0], right: true });
  expect(check([[2], [1, 1.01]], [[2], [1, 1]]).right).toBe(false);
  expect(check([[2], [1]], [[2], [1, 1]]).right).toBe(false);
  expect(check([[2]], [[2], [1]]).right).toBe(false);
  expect(check([[2], [1], [1]], [[2], [1]]).right).toBe(false);
});
