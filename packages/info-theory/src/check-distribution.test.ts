import { ShapeError, tensor, ValueError } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { checkDistribution } from "./check-distribution.js";

test("distributions pass, and come back as a tensor", () => {
  expect(checkDistribution([0.1, 0.2, 0.7]).arraySync()).toEqual([0.1, 0.2, 0.7]);
  expect(checkDistribution(tensor(new Array(7).fill(1 / 7))).dtype).toBe("float32");
  expect(
    checkDistribution(
      [
        [0.5, 1],
        [0.5, 0],
      ],
      { axis: 0 },
    ).shape,
  ).toEqual([2, 2]);
  expect(
    checkDistribution(
      [
        [0.5, 0.25],
        [0.25, 0],
      ],
      { axis: [0, 1] },
    ).rank,
  ).toBe(2);
});

test("a negative entry or NaN is named with its place", () => {
  expect(() =>
    checkDistribution([
      [0.5, 0.5],
      [1.25, -0.25],
    ]),
  ).toThrow(ValueError);
  expect(() =>
    checkDistribution([
      [0.5, 0.5],
      [1.25, -0.25],
    ]),
  ).toThrow("checkDistribution: entry [1, 1] is -0.25, and a probability is at least 0.");
  expect(() => checkDistribution([Number.NaN, 1])).toThrow("entry [0] is NaN");
});

test("a sum other than 1 is named with its place and figure", () => {
  expect(() => checkDistribution([1, 2])).toThrow("the entries sum to 3, not 1 (within 0.000001)");
  expect(() =>
    checkDistribution([
      [0.5, 0.5],
      [0.5, 0.25],
    ]),
  ).toThrow("distribution [1] sums to 0.75, not 1");
  expect(() => checkDistribution([])).toThrow("sum to 0");
  expect(checkDistribution([0.333, 0.333, 0.333], { tolerance: 0.01 }).rank).toBe(1);
});

test("wrong options are errors", () => {
  expect(() => checkDistribution([1], { axis: 3 })).toThrow(ShapeError);
  expect(() => checkDistribution([1], { tolerance: -1 })).toThrow("tolerance -1 is no distance");
});
