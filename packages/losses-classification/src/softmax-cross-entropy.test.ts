import { sampleInputs } from "@surprisal/loss-registry";
import { grad, tensor, ValueError } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

const sample = (seed: number) => sampleInputs(softmaxCrossEntropy, { shape: [4, 5], seed, dtype: "float64" });
const sampleDistributions = (seed: number) =>
  sampleInputs(softmaxCrossEntropy, { shape: [4, 5], seed, dtype: "float64", target: "distribution" });
const [ln2, ln3, ln4] = [Math.LN2, Math.log(3), Math.log(4)];

describeLoss(softmaxCrossEntropy, {
  name: "softmaxCrossEntropy of class indices",
  sample,
  values: [
    [{ prediction: [[0, 0, ln2]], target: [2] }, [ln2]],
    [{ prediction: [[0, 0, ln2]], target: [0] }, [ln4]],
    [{ prediction: [0, 0, ln2], target: 2, options: { axis: 0 } }, ln2],
    // Far apart logits neither overflow nor round the loss to 0 too early.
    [
      {
        prediction: [
          [1000, 0],
          [0, -40],
        ],
        target: [1, 0],
      },
      [1000, Math.log1p(Math.exp(-40))],
    ],
    [
      {
        prediction: [
          [-Infinity, 0],
          [-Infinity, 0],
        ],
        target: [1, 0],
      },
      [0, Infinity],
    ],
    [{ prediction: [[NaN, 0]], target: [1] }, [NaN]],
    [{ prediction: [[0, 0, ln2]], target: [2], options: { classWeight: tensor([1, 1, 3]) } }, [3 * ln2]],
    [{ prediction: [[0, 0, ln2]], target: [2], options: { labelSmoothing: 0.3 } }, [0.8 * ln2 + 0.2 * ln4]],
  ],
  gradients: [
    [{ prediction: [[0, 0, ln2]], target: [2] }, [[0.25, 0.25, -0.5]]],
    [{ prediction: [[-Infinity, 0]], target: [1] }, [[0, 0]]],
  ],
});

describeLoss(softmaxCrossEntropy, {
  name: "softmaxCrossEntropy of distributions, smoothed",
  sample: (seed) => ({ ...sampleDistributions(seed), options: { labelSmoothing: 0.1 * (seed - 1) } }),
  values: [
    [{ prediction: [[0, 0, ln2]], target: [[0.5, 0, 0.5]] }, [0.5 * ln4 + 0.5 * ln2]],
    // 0 · −∞ is 0: optax's safe form.
    [{ prediction: [[-Infinity, 0, 0]], target: [[0, 0.5, 0.5]] }, [ln2]],
    [{ prediction: [[-Infinity, 0, 0]], target: [[0.5, 0.5, 0]] }, [Infinity]],
  ],
  gradients: [[{ prediction: [[-Infinity, 0, 0]], target: [[0, 1, 0]] }, [[0, -0.5, 0.5]]]],
});

test("the gradient is softmax minus the target", () => {
  for (const seed of [1, 2, 3]) {
    const { prediction, target } = sampleDistributions(seed);
    const { gradient } = softmaxCrossEntropy.valueAndGrad(prediction, target, { reduction: "sum" });
    expect(gradient).toBeAllClose(prediction.softmax(1).sub(target), { absolute: 1e-15, relative: 1e-12 });
  }
});

test("the gradient of the log-normaliser is the expected statistic", () => {
  const logits = tensor([0.3, -1, 2], { dtype: "float64" });
  const slope = grad((z) => z.logSumExp())(logits);
  expect(slope).toBeAllClose(logits.softmax(0));
});

test("a class index costs what its one-hot distribution costs", () => {
  const { prediction, target } = sample(4);
  const oneHot = target.oneHot(5, "float64");
  const options = { reduction: "none", labelSmoothing: 0.2, classWeight: [1, 2, 0.5, 3, 1] } as const;
  expect(softmaxCrossEntropy(prediction, target, options)).toBeAllClose(
    softmaxCrossEntropy(prediction, oneHot, options),
  );
});

test("class indices may be of any dtype, and do not decide the loss's", () => {
  const logits = tensor([[0, ln3]]);
  for (const target of [[1], Int32Array.of(1), Uint8Array.of(1), Float64Array.of(1), tensor([1])]) {
    const loss = softmaxCrossEntropy(logits, target);
    expect(loss.dtype).toBe("float32");
    expect(loss).toBeAllClose(Math.log(4 / 3), { relative: 1e-6 });
  }
  expect(softmaxCrossEntropy(logits, tensor([[0, 1]], { dtype: "float64" })).dtype).toBe("float64");
});

test("adding a constant to all logits changes nothing", () => {
  const { prediction, target } = sample(5);
  const [loss, shifted] = [prediction, prediction.add(1000)].map((z) => softmaxCrossEntropy(z, target));
  expect(loss).toBeAllClose(shifted ?? [], { relative: 1e-12 });
});

test("the class axis may be any", () => {
  const { prediction, target } = sample(6);
  const turned = softmaxCrossEntropy(prediction.transpose(), target, { axis: 0, reduction: "none" });
  expect(turned.arraySync()).toEqual(
    softmaxCrossEntropy(prediction, target, { reduction: "none" }).arraySync(),
  );
});

test("log-frequencies of the classes as logits minimise it", () => {
  const target = [0, 0, 0, 1];
  const logits = tensor([[Math.log(0.75), Math.log(0.25)]], { dtype: "float64" });
  const slope = grad((z) => softmaxCrossEntropy(z.expand([4, 2]), target))(logits);
  expect(slope).toBeAllClose([[0, 0]], { absolute: 1e-15 });
});

describe("class weights and ignored classes", () => {
  const logits = tensor(
    [
      [0, ln3],
      [ln3, 0],
      [0, 0],
    ],
    { dtype: "float64" },
  );
  const losses = [Math.log(4 / 3), ln4, ln2];
  const target = [1, 1, 0];

  test("with class weights the mean divides by the sum of the targets' weights, as PyTorch's does", () => {
    const mean = softmaxCrossEntropy(logits, target, { classWeight: [1, 3] }).itemSync();
    expect(mean).toBeCloseTo((3 * (losses[0] ?? 0) + 3 * (losses[1] ?? 0) + (losses[2] ?? 0)) / 7, 14);
  });

  test('normalizeBy "count" divides by the number of samples', () => {
    const mean = softmaxCrossEntropy(logits, target, {
      classWeight: [1, 3],
      normalizeBy: "count",
    }).itemSync();
    expect(mean).toBeCloseTo((3 * (losses[0] ?? 0) + 3 * (losses[1] ?? 0) + (losses[2] ?? 0)) / 3, 14);
  });

  test("an ignored sample has no loss, no gradient, and does not count, whatever its logits", () => {
    const spoiled = tensor(
      [
        [0, ln3],
        [NaN, Infinity],
        [0, 0],
      ],
      { dtype: "float64" },
    );
    const options = { ignoreIndex: -1 };
    const { value, gradient } = softmaxCrossEntropy.valueAndGrad(spoiled, [1, -1, 0], options);
    expect(value.itemSync()).toBeCloseTo(((losses[0] ?? 0) + (losses[2] ?? 0)) / 2, 14);
    expect(gradient).toBeAllClose([
      [0.125, -0.125],
      [0, 0],
      [-0.25, 0.25],
    ]);
  });

  test("when all are ignored the sum is 0 and the mean NaN, or 0 if so asked", () => {
    const all = [7, 7, 7];
    const read = (options: object) =>
      softmaxCrossEntropy(logits, all, { ignoreIndex: 7, ...options }).itemSync();
    expect(read({ reduction: "sum" })).toBe(0);
    expect(read({})).toBeNaN();
    expect(read({ emptyMean: "zero" })).toBe(0);
  });

  test("ignoreIndex has no meaning for distributions", () => {
    expect(() => softmaxCrossEntropy([[0, 1]], [[0.5, 0.5]], { ignoreIndex: 0 })).toThrow("Use mask instead");
  });

  test("class weights are as many as the classes", () => {
    expect(() => softmaxCrossEntropy(logits, target, { classWeight: [1, 2, 3] })).toThrow(
      "softmaxCrossEntropy: classWeight [3] must have one weight for each of the 2 classes: [2].",
    );
  });
});

describe("targets that do not fit", () => {
  test("a class index out of range is named at the call when it is on the host", () => {
    expect(() => softmaxCrossEntropy([[0, 0, 0]], [3])).toThrow(
      new ValueError("softmaxCrossEntropy: class 3 does not exist; there are 3, numbered 0 to 2."),
    );
  });

  test("a class index that is no whole number is an error too", () => {
    expect(() => softmaxCrossEntropy([[0, 0, 0]], [0.5])).toThrow("class 0.5 does not exist");
  });

  test("a computed class index out of range makes the read fail, with the same words", async () => {
    const loss = softmaxCrossEntropy([[0, 0, 0]], tensor([2]).add(1));
    await expect(loss.data()).rejects.toThrow("softmaxCrossEntropy: class 3 does not exist");
  });

  test("a target of neither shape is told both", () => {
    expect(() =>
      softmaxCrossEntropy(
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
        [0, 1, 2],
      ),
    ).toThrow(
      "softmaxCrossEntropy: target [3] does not fit prediction [2, 3] with class axis -1. It holds class indices or " +
        "distributions along the class axis: give it the shape [2, 3], or [2] for one value per sample.",
    );
  });

  test("a class axis that is not there is an error", () => {
    expect(() => softmaxCrossEntropy([[0, 0]], [0], { axis: 2 })).toThrow(
      "axis 2 does not exist in prediction [1, 2]",
    );
  });
});

test("a mask leaves samples out, with targets that would be out of range", () => {
  const options = { mask: [true, false], reduction: "mean" } as const;
  expect(
    softmaxCrossEntropy(
      [
        [0, 0],
        [5, NaN],
      ],
      [0, -100],
      options,
    ).itemSync(),
  ).toBeCloseTo(ln2, 6);
});
