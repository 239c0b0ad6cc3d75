import { randomNormal, tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { logistic, softmaxCrossEntropy } from "./index.js";

// K classes by K separate logistic regressions, or by one softmax.
const logits = randomNormal([20, 4], { seed: 3, dtype: "float64" });
const classes = tensor(
  Array.from({ length: 20 }, (_, i) => i % 4),
  { dtype: "int32" },
);
const signs = classes.oneHot(4, "float64").mul(2).sub(1);

test("one-versus-all makes K probabilities that need not sum to 1; softmax makes a distribution", () => {
  const total = (p: typeof logits) => [...p.sum(1).dataSync()];
  expect(total(logits.softmax(1)).every((sum) => Math.abs(sum - 1) < 1e-14)).toBe(true);
  expect(total(logits.sigmoid()).every((sum) => Math.abs(sum - 1) < 1e-2)).toBe(false);
});

test("one-versus-all moves each score by its own error, softmax the scores of a sample against one another", () => {
  const separate = logistic.valueAndGrad(logits, signs, { reduction: "sum" }).gradient;
  const joint = softmaxCrossEntropy.valueAndGrad(logits, classes, { reduction: "sum" }).gradient;
  expect(separate).toBeAllClose(logits.sigmoid().sub(classes.oneHot(4, "float64")));
  expect(joint.sum(1)).toBeAllClose(new Float64Array(20), { absolute: 1e-14 });
});

test("one-versus-all decomposes into binary problems: its loss is the sum of theirs", () => {
  const whole = logistic(logits, signs, { reduction: "sum" }).itemSync();
  const parts = [0, 1, 2, 3].map((k) =>
    logistic(logits.narrow(1, k, k + 1), signs.narrow(1, k, k + 1), { reduction: "sum" }).itemSync(),
  );
  expect(parts.reduce((a, b) => a + b)).toBeCloseTo(whole, 12);
});
