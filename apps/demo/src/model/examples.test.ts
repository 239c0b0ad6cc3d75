import { expect, test } from "vitest";
import { noisyLabels, split } from "./examples.js";

const labels = Array.from({ length: 1000 }, (_, i) => i % 10);

test("a third is kept apart, and nothing is in both sets", () => {
  const { training, apart } = split([...labels.keys()]);
  expect(apart).toHaveLength(334);
  expect(new Set([...training, ...apart]).size).toBe(1000);
});

test("noise gives some examples another class, any of the others, and more noise adds to less", () => {
  const changed = (noise: number) =>
    noisyLabels(labels, 10, noise).flatMap((label, i) => (label === labels[i] ? [] : [i]));
  expect(changed(0)).toEqual([]);
  const [some, more] = [changed(0.2), changed(0.4)];
  expect(some.length / labels.length).toBeCloseTo(0.2, 1);
  expect(more).toEqual(expect.arrayContaining(some));
  expect(more.length).toBeGreaterThan(some.length);
  const shifts = noisyLabels(labels, 10, 1).map((label, i) => (label - (labels[i] ?? 0) + 10) % 10);
  expect([...new Set(shifts)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
