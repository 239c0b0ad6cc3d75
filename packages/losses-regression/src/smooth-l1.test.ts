import { sampleInputs } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { huber } from "./huber.js";
import { smoothL1 } from "./smooth-l1.js";

describeLoss(smoothL1, {
  sample: (seed) => ({
    ...sampleInputs(smoothL1, { shape: [4, 3], seed, dtype: "float64" }),
    options: { beta: [0, 0.5, 2][seed % 3] },
  }),
  values: [
    [{ prediction: [0, 0.5, -1, 3], target: 0 }, [0, 0.125, 0.5, 2.5]],
    [{ prediction: [0, 0.5, -3], target: 0, options: { beta: 0 } }, [0, 0.5, 3]],
    [{ prediction: [Infinity, NaN], target: 0 }, [Infinity, NaN]],
  ],
  gradients: [
    [{ prediction: [0, 0.5, -1, 3], target: 0 }, [0, 0.5, -1, 1]],
    // PyTorch has −1 at 0 here; the absolute error has 0.
    [{ prediction: [0, 0.5, -3], target: 0, options: { beta: 0 } }, [0, 1, -1]],
  ],
});

test("smooth L1 is huber divided by the joint", () => {
  const x = tensor([-3, 0.2, 7], { dtype: "float64" });
  const expected = huber(x, 0, { delta: 0.5, reduction: "none" }).div(0.5);
  expect(smoothL1(x, 0, { beta: 0.5, reduction: "none" }).arraySync()).toEqual(expected.arraySync());
});

test("smooth L1 has no negative beta", () => {
  expect(() => smoothL1([1], [0], { beta: -1 })).toThrow(
    "option beta must be a finite number, at least 0, not -1.",
  );
});
