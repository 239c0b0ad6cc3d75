import { expect, test } from "vitest";
import { frameOf, padded, ticksOf } from "./frame.js";

const margins = { top: 10, right: 10, bottom: 20, left: 30 };

test("the domain's corners fall on the corners of the plot, upwards for larger y", () => {
  const frame = frameOf(340, 230, [-5, 5], [0, 10], margins);
  expect([frame.x(-5), frame.x(5)]).toEqual([30, 330]);
  expect([frame.y(0), frame.y(10)]).toEqual([210, 10]);
});

test("a plot narrower than its margins still has ordered edges", () => {
  const frame = frameOf(0, 0, [0, 1], [0, 1], margins);
  expect(frame.right).toBeGreaterThan(frame.left);
  expect(frame.bottom).toBeGreaterThan(frame.top);
});

test("ticks become fewer as the room shrinks", () => {
  const wide = ticksOf(frameOf(640, 230, [-5, 5], [0, 1], margins).x, 60);
  const narrow = ticksOf(frameOf(160, 230, [-5, 5], [0, 1], margins).x, 60);
  expect(wide.length).toBeGreaterThan(narrow.length);
  expect(narrow.map((tick) => tick.label)).toContain("0");
});

test("a domain of one value is widened", () => {
  expect(padded([2, 2], 0.5)).toEqual([1.5, 2.5]);
});
