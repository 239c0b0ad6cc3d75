import { expect, test } from "vitest";
import { labels as chapterLabels } from "../data/chapter.js";
import { type EstimatorName, estimator, estimatorLosses, estimatorOf } from "./estimators.js";
import type { OptionValues } from "./option-controls.js";

const labels = [-2, -1, 0, 1, 9];
const of = (name: EstimatorName, tau = 0.5, reach = 2) => estimator(estimatorLosses[name](tau, reach));

test.each<[EstimatorName, number, number, number]>([
  ["median", 0.5, 2, 0],
  ["mean", 0.5, 2, 1.4],
  // Four of five labels are at most 1: the 0.7 quantile is the fourth.
  ["quantile", 0.7, 2, 1],
  ["expectile", 0.5, 2, 1.4],
  // 0.9 · (9 − c) = 0.1 · (−2 − 1 + 0 + 1 − 4c) · (−1), so 8.1 − 0.9 c = 0.2 + 0.4 c.
  ["expectile", 0.9, 2, 7.9 / 1.3],
  // 9 and −2 pull by the reach; the three between by their distances: 2 − 2 + (0 − 3 c) = 0.
  ["huber", 0.5, 2, 0],
  // 9 is out of reach, and the mean of the rest is −0.5.
  ["trimmed", 0.5, 3, -0.5],
])("%s with share %d and reach %d is %d", (name, tau, reach, expected) => {
  expect(of(name, tau, reach).best(labels)).toBeCloseTo(expected, 9);
});

test("a trimmed mean forgets a label that is far away, wherever it goes", () => {
  const { best } = of("trimmed", 0.5, 3);
  expect(best([...labels.slice(0, 4), 1000])).toBeCloseTo(-0.5, 9);
});

test("pulls are what the losses' gradients say, towards the label", () => {
  expect(of("median").pulls(labels, 0)).toEqual([-1, -1, 0, 1, 1]);
  expect(of("mean").pulls(labels, 0)).toEqual(labels);
  expect(of("huber").pulls(labels, 0)).toEqual([-2, -1, 0, 1, 2]);
  expect(of("trimmed").pulls(labels, 0.5)).toEqual([0, -1.5, -0.5, 0.5, 0]);
});

test("pulls balance at the best constant of a smooth loss", () => {
  const { best, pulls } = of("expectile", 0.8);
  expect(pulls(labels, best(labels)).reduce((sum, pull) => sum + pull)).toBeCloseTo(0, 9);
});

test.each<[string, OptionValues, number]>([
  // The median of the chapter's labels, and their mean.
  ["absoluteError", {}, 0.75],
  ["halfSquaredError", {}, 6.45],
  // At c = 13/12 the labels −1 and 30 pull with 1 and −1, the three between with (c − y)/2: they add up to 0.
  ["huber", { rho: 2 }, 13 / 12],
])("the registered %s with %j is least at %d", (name, options, expected) => {
  expect(estimatorOf(name, options).best(chapterLabels)).toBeCloseTo(expected, 12);
});

test("labels that agree are their own answer", () => {
  expect(of("quantile", 0.3).best([3, 3, 3])).toBe(3);
  expect(estimatorOf("huber").best([3, 3, 3])).toBe(3);
});
