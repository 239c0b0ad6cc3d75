import { sampleInputs } from "@surprisal/loss-registry";
import { randomUniform, tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { logistic } from "./logistic.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

const bce = binaryCrossEntropyWithLogits;

describeLoss(bce, {
  sample: (seed) => ({
    ...sampleInputs(bce, { shape: [4, 3], seed, dtype: "float64" }),
    target: randomUniform([4, 3], { seed, dtype: "float64" }),
  }),
  values: [
    [{ prediction: [0, Math.log(3)], target: [1, 0] }, [Math.LN2, Math.log(4)]],
    [{ prediction: [1000, -1000, -50], target: [0, 1, 0] }, [1000, 1000, Math.exp(-50)]],
    [{ prediction: [1e4, -1e4, Infinity, -Infinity], target: [1, 0, 1, 0] }, [0, 0, 0, 0]],
    [
      { prediction: [Infinity, -Infinity, -Infinity, NaN], target: [0, 1, 0.5, 0] },
      [Infinity, Infinity, Infinity, NaN],
    ],
    [
      { prediction: [0, 0], target: [1, 0], options: { posWeight: tensor([3, 3]) } },
      [3 * Math.LN2, Math.LN2],
    ],
    [
      { prediction: [Math.log(3)], target: [1], options: { labelSmoothing: 0.5 } },
      [0.75 * Math.log(4 / 3) + 0.25 * Math.log(4)],
    ],
  ],
  gradients: [
    [{ prediction: [0, Math.log(3), 1000], target: [1, 0.5, 0] }, [-0.5, 0.25, 1]],
    [{ prediction: [Infinity, -Infinity], target: [1, 0] }, [0, 0]],
  ],
});

const logits = tensor([-3, -0.2, 0, 4], { dtype: "float64" });

test("on labels 0 and 1 it is the logistic loss", () => {
  const labels = tensor([0, 1, 1, 0]);
  const expected = logistic(logits, labels, { labels: "binary", reduction: "none" });
  expect(bce(logits, labels, { reduction: "none" })).toBeAllClose(expected);
});

test("it is the softmax cross-entropy of two classes with logits 0 and z", () => {
  const two = logits.mul(0).unsqueeze(1).concat(logits.unsqueeze(1), 1);
  const expected = softmaxCrossEntropy(two, [0, 1, 1, 0], { reduction: "none" });
  expect(bce(logits, [0, 1, 1, 0], { reduction: "none" })).toBeAllClose(expected);
});

test("a posWeight that does not fit the logits is an error", () => {
  expect(() => bce([1, 2], [0, 1], { posWeight: [1, 2, 3] })).toThrow("do not broadcast");
  expect(() =>
    bce([1, 2], [0, 1], {
      posWeight: [
        [1, 2],
        [3, 4],
      ],
    }),
  ).toThrow("posWeight");
});
