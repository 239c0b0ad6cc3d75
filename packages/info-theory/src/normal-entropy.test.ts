import { grad, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { normalEntropy } from "./normal-entropy.js";

test("the standard normal has ½ log 2πe nats, and doubling its width adds one bit", () => {
  expect(normalEntropy({ standardDeviation: 1 }).itemSync()).toBeCloseTo(1.4189385332046727, 15);
  const [one, two] = [1, 2].map((standardDeviation) => normalEntropy({ standardDeviation }, { base: 2 }));
  expect((two?.itemSync() ?? 0) - (one?.itemSync() ?? 0)).toBeCloseTo(1, 15);
});

test("the mean gives its shape and nothing else", () => {
  const entropy = normalEntropy({ mean: [[1], [Number.NaN]], standardDeviation: [1, 2, 3] });
  expect(entropy.shape).toEqual([2, 3]);
  expect(entropy.slice([0], [1]).dataSync()).toEqual(entropy.slice([1], [2]).dataSync());
  const slope = grad((mean) => normalEntropy({ mean, standardDeviation: 2 }).sum())(tensor([1, 2]));
  expect(slope.dataSync()).toEqual(new Float32Array(2));
});

test("a point has −∞, a width below 0 none", () => {
  expect(normalEntropy({ standardDeviation: [0, -1] }).dataSync()).toBeAllClose([
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ]);
});

test("derivatives of both orders agree with differences", async () => {
  const entropy = (standardDeviation: Tensor) => normalEntropy({ standardDeviation }, { base: 2 });
  await checkGradient(entropy, [[0.1, 1, 7]], { second: true });
});

test("shapes that do not broadcast are an error that names both", () => {
  expect(() => normalEntropy({ mean: [0, 0], standardDeviation: [1, 1, 1] })).toThrow(
    "normalEntropy: mean [2] and standardDeviation [3] do not broadcast",
  );
});
