import { expect, test } from "vitest";
import { labels } from "../data/chapter.js";
import { lossNamed } from "./losses.js";
import { minimiser } from "./minimiser.js";

const of = (name: string, options = {}) => minimiser(lossNamed(name).loss.with(options), labels);

test("L1 is least at the median of the labels", () => {
  expect(of("absoluteError")).toBeCloseTo(0.75, 12);
});

test("L2 is least at their mean", () => {
  expect(of("halfSquaredError")).toBeCloseTo(6.45, 12);
});

test("Huber is least where the labels within reach of it balance the far one", () => {
  // At c = 13/12 the labels −1 and 30 pull with 1 and −1, the three between with (c − y)/2: they add up to 0.
  expect(of("huber", { rho: 2 })).toBeCloseTo(13 / 12, 12);
});

test("equal labels are their own minimiser", () => {
  expect(minimiser(lossNamed("huber").loss, [3, 3, 3])).toBe(3);
});
