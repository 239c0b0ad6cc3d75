import { sampleInputs } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { halfSquaredError } from "./half-squared-error.js";
import { squaredError } from "./squared-error.js";

describeLoss(squaredError, {
  sample: (seed) => sampleInputs(squaredError, { shape: [4, 3], seed, dtype: "float64" }),
  values: [
    [{ prediction: [1, -3, 2], target: [2, 1, 2] }, [1, 16, 0]],
    [{ prediction: [Infinity, 1e200, NaN], target: 0 }, [Infinity, Infinity, NaN]],
  ],
  gradients: [[{ prediction: [1, -3, 2], target: [2, 1, 2] }, [-2, -8, 0]]],
});

describeLoss(halfSquaredError, {
  sample: (seed) => sampleInputs(halfSquaredError, { shape: [4, 3], seed, dtype: "float64" }),
  values: [[{ prediction: [1, -3, 2], target: [2, 1, 2] }, [0.5, 8, 0]]],
  gradients: [[{ prediction: [1, -3, 2], target: [2, 1, 2] }, [-1, -4, 0]]],
});

test("Gluon's half squared error is half of the squared error", () => {
  const [x, y] = [tensor([0.3, -7]), tensor([2, 1])];
  expect(halfSquaredError(x, y).mul(2).itemSync()).toBe(squaredError(x, y).itemSync());
});
