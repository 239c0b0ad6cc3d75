import { expect, test } from "vitest";
import { type Medians, reportOf } from "../fixtures/report.js";
import { compareReports, describeComparison } from "./compare.js";
import type { Report } from "./report.js";

const medians: Medians = {
  "huber 1e6": { compiled: 0.5, "plain-js": 5, tfjs: 9, roofline: 0.2 },
  "l1 1e6": { compiled: 0.4, "plain-js": 4, tfjs: 7, roofline: 0.2 },
};
const slowed = (name: string, factor: number): Medians =>
  Object.fromEntries(
    Object.entries(medians).map(([label, times]) => [
      label,
      { ...times, [name]: (times[name] ?? 0) * factor },
    ]),
  );
const own = new Set(["compiled"]);
const then = reportOf(medians, 0.1);

test("two runs of the same agree, also when the machine is half as fast", () => {
  for (const load of [1, 2]) {
    const comparison = compareReports(then, reportOf(medians, 0.2, { load }));
    expect(comparison.changes).toEqual([]);
    expect(comparison.ratios).toBe(4);
    expect(comparison.agreeing).toBeGreaterThanOrEqual(3);
    const { text, regressed } = describeComparison(comparison, own);
    expect(text).toContain("Nothing got slower or faster beyond noise.");
    expect(regressed).toBe(false);
  }
});

test("a contestant of ours that got 10 % slower is found, in each case and over all; the others are not blamed", () => {
  const comparison = compareReports(then, reportOf(slowed("compiled", 1.1), 0.2));
  const ofCompiled = comparison.changes.filter(({ contestant }) => contestant === "compiled");
  expect(ofCompiled.map(({ verdict }) => verdict)).toContain("slower");
  expect(ofCompiled.map(({ name }) => name)).toContain(undefined);
  expect(comparison.changes).toEqual(ofCompiled);
  const { text, regressed } = describeComparison(comparison, own);
  expect(regressed).toBe(true);
  expect(text).toMatch(/compiled {6}over all cases {22}(9|10|11)\b.* % slower/);
});

test("one that got faster is news, but no regression; nor is a peer that got slower", () => {
  const faster = describeComparison(compareReports(then, reportOf(slowed("compiled", 0.8), 0.2)), own);
  expect(faster.text).toContain("faster");
  expect(faster.regressed).toBe(false);
  const peer = describeComparison(compareReports(then, reportOf(slowed("tfjs", 1.3), 0.2)), own);
  expect(peer.text).toMatch(/tfjs .* slower/);
  expect(peer.regressed).toBe(false);
});

test("one start of one case tells nothing, and is not called agreement", () => {
  const { "huber 1e6": huber = {} } = medians;
  const [a, b] = [0.1, 0.2].map((seed) => reportOf({ "huber 1e6": huber }, seed, { processes: 1 }));
  const { text, regressed } = describeComparison(compareReports(a as Report, b as Report), own);
  expect(text).toContain("tells nothing of changes");
  expect(regressed).toBe(false);
});

// A machine as it was measured: starts of a contestant scatter by some 6 %, rounds by some 15 %.
const noise = { processes: 8, rounds: 5, within: 0.15, between: 0.06 };
const times = { compiled: 0.5, "plain-js": 5, tfjs: 9, pytorch: 1, roofline: 0.2 };
const many = (factors: Readonly<Record<string, number>> = {}): Medians =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `case ${i}`,
      Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time * (factors[name] ?? 1)])),
    ]),
  );
const runs = (count: number, seed: number, factors?: Readonly<Record<string, number>>) =>
  Array.from({ length: count }, (_, i) =>
    reportOf(many(factors), seed + i / 97, { ...noise, load: 1 + (i % 3) / 5 }),
  );
const [before, after] = [runs(8, 0.01), runs(8, 0.02)];
const regressions = (now: readonly Report[]) =>
  before.flatMap((a) => now.map((b) => describeComparison(compareReports(a, b), own).regressed));
const part = (all: readonly boolean[]) => all.filter(Boolean).length / all.length;

test("of pairs of runs of the same code next to none tell of a regression, and their ratios agree", () => {
  expect(part(regressions(after))).toBeLessThanOrEqual(0.05);
  const comparisons = before.map((report, i) => compareReports(report, after[i] as Report));
  const agreeing = comparisons.reduce((sum, { agreeing }) => sum + agreeing, 0);
  const ratios = comparisons.reduce((sum, { ratios }) => sum + ratios, 0);
  expect(agreeing / ratios).toBeGreaterThan(0.97);
});

test("ours 10 % slower is found in nearly all of them; a peer 30 % slower, or ours faster, is no regression", () => {
  expect(part(regressions(runs(4, 0.02, { compiled: 1.1 })))).toBeGreaterThan(0.95);
  expect(part(regressions(runs(2, 0.02, { pytorch: 1.3 })))).toBeLessThanOrEqual(0.05);
  expect(part(regressions(runs(2, 0.02, { compiled: 0.8 })))).toBe(0);
});
