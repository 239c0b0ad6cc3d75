import "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { type DomainName, defineLoss, domains, sampleInputs } from "./index.js";

const elementwise = (prediction: DomainName) =>
  defineLoss({
    name: "any",
    title: "Any",
    formula: "f",
    domain: { prediction },
    elementwise: (x) => x as never,
  });
const draw = (domain: DomainName) => {
  const { prediction } = sampleInputs(elementwise(domain), { shape: [50, 8], seed: 3, dtype: "float64" });
  return [...(prediction as { dataSync(): Float64Array }).dataSync()];
};

const classes = defineLoss({
  name: "classes",
  title: "Classes",
  formula: "-z_y",
  domain: { prediction: { scores: "logits" }, target: ["classIndex", "distribution"] },
  options: { axis: { type: "axis", default: 1, summary: "The class axis." } },
  perSample: ({ scores }) => scores.sum(1),
});

describe("samples lie in their domain:", () => {
  const within: [DomainName, (x: number) => boolean][] = [
    ["real", Number.isFinite],
    ["logits", Number.isFinite],
    ["positive", (x) => x > 0],
    ["nonNegative", (x) => x >= 0],
    ["count", (x) => x >= 0 && Number.isInteger(x)],
    ["probability", (x) => x > 0 && x < 1],
    ["sign", (x) => x === 1 || x === -1],
    ["binary", (x) => x === 0 || x === 1],
    ["distribution", (x) => x >= 0 && x <= 1],
    ["logProbability", (x) => x <= 0],
    ["time", Number.isInteger],
    ["box", Number.isFinite],
    ["label", Number.isInteger],
    ["classIndex", (x) => Number.isInteger(x) && x >= 0 && x < 8],
  ];

  test.each(within)("%s", (domain, belongs) => {
    const values = draw(domain);
    expect(values.filter((x) => !belongs(x))).toEqual([]);
    expect(new Set(values).size).toBeGreaterThan(1);
  });

  test("all of them are in this list", () => {
    expect(within.map(([name]) => name).sort()).toEqual(Object.keys(domains).sort());
  });
});

test("samples have the structure that the loss declares", () => {
  const { prediction, target } = sampleInputs(classes, { shape: [6, 3, 2], seed: 1 });
  expect(prediction.scores.shape).toEqual([6, 3, 2]);
  expect(target.shape).toEqual([6, 2]);
  expect(target.dtype).toBe("int32");
  expect(Math.max(...target.dataSync())).toBeLessThan(3);
});

test("the target may be drawn from any of its domains", () => {
  const { target } = sampleInputs(classes, { shape: [6, 3, 2], target: "distribution", dtype: "float64" });
  expect(target.shape).toEqual([6, 3, 2]);
  expect(target.sum(1)).toBeAllClose(Float64Array.from({ length: 12 }, () => 1));
});

test("the same seed gives the same samples, another one others, and each argument its own", () => {
  const loss = defineLoss({
    name: "pair",
    title: "Pair",
    formula: "f - y",
    domain: { prediction: "real", target: "real" },
    elementwise: (x, y) => x.sub(y),
  });
  const at = (seed: number) => sampleInputs(loss, { seed });
  expect(at(1).prediction.arraySync()).toEqual(at(1).prediction.arraySync());
  expect(at(1).prediction.arraySync()).not.toEqual(at(2).prediction.arraySync());
  expect(at(1).prediction.arraySync()).not.toEqual(at(1).target.arraySync());
});

test("a loss without a target gets none", () => {
  expect(sampleInputs(elementwise("real")).target).toBeUndefined();
});
