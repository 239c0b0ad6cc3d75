import { expect, test } from "vitest";
import { moved, snapped } from "./handle-keys.js";

const x = { min: -1, max: 1, step: 0.1 };
const y = { min: 0, max: 10, step: 2 };

test.each([
  [0.26, 0.3],
  [-7, -1],
  [7, 1],
  [Number.NEGATIVE_INFINITY, -1],
])("%d is moved to the step %d of the range", (value, to) => {
  expect(snapped(value, x)).toBe(to);
});

test.each([
  ["ArrowRight", { x: 0.1, y: 4 }],
  ["ArrowLeft", { x: -0.1, y: 4 }],
  ["ArrowUp", { x: 0, y: 6 }],
  ["ArrowDown", { x: 0, y: 2 }],
  ["PageUp", { x: 1, y: 4 }],
  ["Home", { x: -1, y: 4 }],
  ["End", { x: 1, y: 4 }],
])("%s in the plane", (key, to) => {
  expect(moved(key, { x: 0, y: 4 }, { x, y })).toEqual(to);
});

test("arrows of either direction move what has only one", () => {
  expect(moved("ArrowUp", { x: 0, y: 4 }, { x })).toEqual({ x: 0.1, y: 4 });
  expect(moved("ArrowLeft", { x: 0, y: 4 }, { y })).toEqual({ x: 0, y: 2 });
  expect(moved("Home", { x: 0, y: 4 }, { y })).toEqual({ x: 0, y: 0 });
});

test("other keys are left to the page", () => {
  expect(moved("Tab", { x: 0, y: 4 }, { x, y })).toBeUndefined();
});
