import { describeLosses } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { relativeError } from "../check.js";
import { findLoss } from "../loss-arguments.js";
import { registerPlugins } from "../plugins.js";
import type { Case } from "./case.js";
import { lossCases } from "./losses.js";
import { elementwiseCases, matmulCases } from "./peers.js";

await registerPlugins();

const float64 = ({ inputs }: Case) =>
  inputs.map(({ shape, dtype, values }) =>
    tensor(values(), { shape, dtype: dtype === "int32" ? dtype : "float64" }),
  );
const small = elementwiseCases([1000]).filter(({ elements }) => elements <= 1e6);

test.each(small.map((item) => [item.name, item] as const))(
  "%s: the reference by hand agrees with the library's",
  (_, item) => {
    const [prediction, target] = float64(item);
    if (item.task.kind !== "loss" || prediction === undefined) throw new Error("not a loss");
    const { value, gradient } = findLoss(item.task.loss).valueAndGrad(prediction, target, item.task.options);
    const expected = item.reference(item.inputs.map((input) => input.values()));
    expect(value.itemSync()).toBeCloseTo(expected[0]?.[0] ?? Number.NaN, 12);
    if (!("dataSync" in gradient)) throw new Error("one prediction has one gradient");
    const flat = (gradient as ReturnType<typeof tensor>).dataSync();
    expect(relativeError(flat, expected[1] ?? [])).toBeLessThan(1e-12);
  },
);

test("matmul: the reference by hand agrees with the library's", () => {
  const [item] = matmulCases([7]);
  if (item === undefined) throw new Error("no case");
  const [a, b] = float64(item);
  const [expected] = item.reference(item.inputs.map((input) => input.values()));
  expect(relativeError(a?.matmul(b ?? 0).dataSync() ?? [], expected ?? [])).toBeLessThan(1e-12);
});

test("the same inputs come each time, different ones for prediction and target", () => {
  const [item] = elementwiseCases([20]);
  const [prediction, target] = item?.inputs ?? [];
  expect(prediction?.values()).toEqual(prediction?.values());
  expect(prediction?.values()).not.toEqual(target?.values());
});

test("no prediction of a loss with a kink lies on it", () => {
  for (const { name, inputs } of elementwiseCases([200_000]).filter(({ name }) => /^(l1|hinge)/.test(name))) {
    const [x, y] = inputs.map((input) => input.values());
    const onKink = x?.filter((value, i) => value === (y?.[i] ?? 0) || value * (y?.[i] ?? 0) === 1);
    expect(onKink, name).toHaveLength(0);
  }
});

test("every registered loss has inputs in the shapes it declares", () => {
  const cases = lossCases([1000]);
  expect(cases).toHaveLength(describeLosses().length);
  expect(cases.find(({ name }) => name === "huber 1e3")?.elements).toBe(1000);
  for (const { inputs } of cases) {
    for (const { shape, values } of inputs) {
      const data = values();
      expect(data).toHaveLength(shape.reduce((a, b) => a * b, 1));
      // An interval may have no upper end.
      expect([...data].some(Number.isNaN)).toBe(false);
    }
  }
});
