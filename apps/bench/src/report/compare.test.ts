import { expect, test } from "vitest";
import { type Medians, reportOf } from "../fixtures/report.js";
import { compareReports, describeComparison } from "./compare.js";

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
    const comparison = compareReports(then, reportOf(medians, 0.2, load));
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
  expect(ofCompiled.map(({ ratio }) => ratio.verdict)).toContain("slower");
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
