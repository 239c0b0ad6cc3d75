import { expect, test } from "vitest";
import { entropyOf, normalised, sharesOf, withBar } from "./distributions.js";

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

test.each([
  [[0.2, 0.3, 0.5], 2, 0.75, [0.1, 0.15, 0.75]],
  [[0.2, 0.3, 0.5], 0, 0, [0, 0.375, 0.625]],
  // Nothing is left of the others to go by.
  [[1, 0, 0], 0, 0.5, [0.5, 0.25, 0.25]],
])("%j with outcome %d at %d is %j", (p, at, probability, expected) => {
  expect(withBar(p, at, probability)).toEqual(near(expected));
});

test("entropy counts in bits", () => {
  expect(entropyOf([0.5, 0.25, 0.25, 0])).toBe(1.5);
});

test("weights become probabilities, and no weights equal ones", () => {
  expect(
    normalised([
      [1, 3],
      [0, 4],
    ]),
  ).toEqual([
    [0.125, 0.375],
    [0, 0.5],
  ]);
  expect(
    normalised([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual([
    [0.25, 0.25],
    [0.25, 0.25],
  ]);
});

test("the parts of a table's information are those of its closed form, and add up", () => {
  // X is fair; Y repeats it in three of four cases.
  const { joint, x, y, mutual, xAlone, yAlone } = sharesOf(
    normalised([
      [3, 1],
      [1, 3],
    ]),
  );
  const noise = 2 - 0.75 * Math.log2(3);
  expect([x, y]).toEqual([1, 1]);
  expect([mutual, xAlone, yAlone, joint]).toEqual(near([1 - noise, noise, noise, 1 + noise]));
});

test("in a table with unequal margins each variable keeps its own part", () => {
  const { joint, x, y, mutual, xAlone, yAlone } = sharesOf(
    normalised([
      [4, 1, 1],
      [0, 2, 4],
    ]),
  );
  expect([xAlone + mutual, yAlone + mutual, xAlone + mutual + yAlone]).toEqual(near([x, y, joint]));
  expect(yAlone).toBeGreaterThan(xAlone);
});
