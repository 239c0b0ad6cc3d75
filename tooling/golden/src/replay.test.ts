import { describe, expect, test } from "vitest";
import type { GoldenAdapters } from "./adapters.js";
import { isClose, toleranceOf } from "./compare.js";
import type { GoldenCase, GoldenFile } from "./format.js";
import { minimise } from "./minimise.js";
import { count, countLine } from "./outcome.js";
import { replayFile } from "./replay.js";

const cube: GoldenAdapters = {
  cases: { cube: (call) => call.input("x").pow(3) },
};

/** x³ at 2 and −1, weighed with 1 and 10. */
const golden: GoldenCase = {
  id: "cube/0",
  loss: "cube",
  params: {},
  dtype: "float64",
  inputs: { x: { shape: [2], data: [2, -1] } },
  value: { shape: [2], data: [8, -1] },
  cotangent: { shape: [2], data: [1, 10] },
  grad_x: { shape: [2], data: [12, 30] },
  second_x: { shape: [2], data: [12, -60] },
  hvp_x: { v: { shape: [2], data: [1, 2] }, value: { shape: [2], data: [12, -120] } },
  source: "by hand",
};

const file = (...cases: GoldenCase[]): GoldenFile => ({ format: 1, file: "test", cases });
const replayed = (change: Partial<GoldenCase>, adapters = cube) =>
  replayFile(file({ ...golden, ...change }), [adapters])[0];

describe("a case", () => {
  test("passes when value, gradient and second derivatives agree", () => {
    expect(replayed({})?.status).toBe("passed");
  });

  test.each<[string, Partial<GoldenCase>, string]>([
    ["value", { value: { shape: [2], data: [8, -1.001] } }, "value[1] is -1, the reference -1.001"],
    ["gradient", { grad_x: { shape: [2], data: [12, 3] } }, "grad_x[1] is 30, the reference 3"],
    [
      "second derivative",
      { second_x: { shape: [2], data: [12, -6] } },
      "second_x[1] is -60, the reference -6",
    ],
    [
      "Hessian product",
      { hvp_x: { v: { shape: [2], data: [1, 2] }, value: { shape: [2], data: [1, -120] } } },
      "hvp_x[0] is 12, the reference 1",
    ],
    ["shape", { value: { shape: [1, 2], data: [8, -1] } }, "value has shape [2], the reference [1, 2]"],
    ["further output", { entropy_x: 1 }, "entropy_x is not computed"],
    [
      "gradient of an input that is not there",
      { grad_y: { shape: [], data: [1] } },
      "grad_y: there is no input y",
    ],
    ["NaN", { value: { shape: [2], data: ["NaN", -1] } }, "value[0] is 8, the reference NaN"],
  ])("fails on another %s, and says which", (_, change, message) => {
    expect(replayed(change)).toEqual({ id: "cube/0", group: "cube", status: "failed", message });
  });

  test("fails when its adapter throws", () => {
    expect(replayed({ inputs: {} })).toMatchObject({ status: "failed", message: /cube\/0 has no input "x"/ });
  });

  test("is not covered when no adapter knows its name, or all decline it", () => {
    expect(replayed({ loss: "unknown" })?.status).toBe("not covered");
    expect(replayed({ loss: "constructor" })?.status).toBe("not covered");
    expect(replayed({}, { cases: { cube: () => undefined } })?.status).toBe("not covered");
  });

  test("goes to the second adapter when the first declines it", () => {
    const declining: GoldenAdapters = { cases: { cube: () => undefined } };
    expect(replayFile(file(golden), [declining, cube])[0]?.status).toBe("passed");
  });

  test("of one implementation's own figure is kept apart, with our answer", () => {
    const change = { tags: ["peer_artifact"], value: { shape: [2], data: [7, -1] } };
    expect(replayed(change)).toMatchObject({ status: "artifact", message: "value[0] is 8, the reference 7" });
  });

  test("that its package disputes is kept apart, with the reason; its other figures must agree", () => {
    const disputing: GoldenAdapters = {
      ...cube,
      disputes: { cube: (_, figure) => (figure === "hvp_x" ? "theirs is wrong" : undefined) },
    };
    const hvp_x = { v: { shape: [2], data: [1, 2] }, value: { shape: [2], data: [1, 2] } };
    expect(replayed({ hvp_x }, disputing)).toMatchObject({
      status: "artifact",
      message: "hvp_x[0] is 12, the reference 1 (theirs is wrong)",
    });
    const grad_x = { shape: [2], data: [0, 0] };
    expect(replayed({ hvp_x, grad_x }, disputing)?.status).toBe("failed");
    expect(replayed({}, disputing)?.status).toBe("passed");
  });

  test("compares NaN and infinities, which are spelled out", () => {
    const inputs = { x: { shape: [3], data: ["Infinity", "-Infinity", "NaN"] as const } };
    const value = { shape: [3], data: ["Infinity", "-Infinity", "NaN"] as const };
    const { cotangent, grad_x, second_x, hvp_x, ...plain } = golden;
    expect(replayFile(file({ ...plain, inputs, value }), [cube])[0]?.status).toBe("passed");
  });
});

test("a tolerance is tagged, or that of float64", () => {
  expect(toleranceOf(["kink"])).toEqual({ relative: 1e-10, absolute: 1e-12 });
  expect(toleranceOf(["tolerance_1e-5"])).toEqual({ relative: 1e-5, absolute: 1e-6 });
  expect(toleranceOf([], 0.01)).toEqual({ relative: 0.01, absolute: 0.01 });
  expect(isClose(1 + 1e-9, 1, toleranceOf())).toBe(false);
  expect(isClose(1 + 1e-11, 1, toleranceOf())).toBe(true);
});

describe("what a file holds besides cases", () => {
  const sections: GoldenFile = {
    ...file(),
    curves: {
      x: [0, 1, 2],
      curves: [{ name: "square", params: { y: 1 }, value: [1, 0, 1], grad: [-2, 0, 3] }],
    },
    minimisers: { labels: [0, 1, 5], mean: 2, mode: 0 },
    printed: { third: 0.333333343, text: "float32" },
    constants: { half: 0.5, quarter: 0.25 },
    concavity: { p: [0.5, 0.5], lambda: 0.3 },
  };
  const adapters: GoldenAdapters = {
    curves: { square: (x, { y }) => x.sub(y).square() },
    minimisers: { mean: (constant, labels) => constant.sub(labels).square().sum() },
    figures: { "printed.third": () => 1 / 3, "constants.half": () => 0.6 },
  };
  const outcomes = replayFile(sections, [adapters]);

  test("each point of a curve is a case, its gradient included", () => {
    const curve = outcomes.filter(({ group }) => group === "curve square");
    expect(curve.map(({ status }) => status)).toEqual(["passed", "passed", "failed"]);
    expect(curve[2]).toMatchObject({ id: "square(2)", message: "gradient is 2, the reference 3" });
  });

  test("each minimiser and each figure is a case; lists and what others are computed from are not", () => {
    const rest = outcomes.filter(({ group }) => group !== "curve square");
    expect(rest.map(({ id, status }) => [id, status])).toEqual([
      ["mean", "passed"],
      ["mode", "not covered"],
      ["printed.third", "passed"],
      ["constants.half", "failed"],
      ["constants.quarter", "not covered"],
    ]);
  });

  test("all are counted", () => {
    expect(countLine(count(outcomes))).toBe("4 passed, 2 failed, 2 not covered");
  });
});

test("minimise finds the least point of a convex function through its gradient, corner or not", () => {
  expect(minimise((x) => x.sub(0.3).square(), -10, 20)).toBeCloseTo(0.3, 14);
  expect(minimise((x) => x.sub(0.75).abs(), -10, 20)).toBe(0.75);
});
