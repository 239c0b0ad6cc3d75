import { explain, randomNormal, type Tensor, tensor, valueAndGrad } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { type LinearCrossEntropyOptions, linearCrossEntropy } from "./linear-cross-entropy.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

const features = randomNormal([4, 3], { seed: 1, dtype: "float64" });
const weight = randomNormal([7, 3], { seed: 2, dtype: "float64", standardDeviation: 2 });
const target = [6, 0, 2, 2];

const pair = (f: (features: Tensor, weight: Tensor) => Tensor) =>
  valueAndGrad(([x, w]: [Tensor, Tensor]) => f(x, w))([features, weight]);

test.each<[LinearCrossEntropyOptions]>([
  [{}],
  [{ chunkSize: 1 }],
  [{ chunkSize: 3, reduction: "sum" }],
  [{ chunkSize: 7 }],
  [{ chunkSize: 50, ignoreIndex: 2 }],
  [{ chunkSize: 2, ignoreIndex: 2, reduction: "sum" }],
])("with %j value and gradients are those of softmaxCrossEntropy of the product", (options) => {
  const { chunkSize: _, ...same } = options;
  const ours = pair((x, w) => linearCrossEntropy(x, w, target, options));
  const whole = pair((x, w) => softmaxCrossEntropy(x.matmul(w.transpose()), target, same));
  expect(ours.value).toBeAllClose(whole.value, { relative: 1e-13 });
  for (const i of [0, 1] as const) {
    expect(ours.gradient[i]).toBeAllClose(whole.gradient[i], { relative: 1e-12, absolute: 1e-14 });
  }
});

test("the losses of the samples, and their second derivatives", async () => {
  const losses = linearCrossEntropy(features, weight, target, { reduction: "none", chunkSize: 4 });
  expect(losses).toBeAllClose(
    softmaxCrossEntropy(features.matmul(weight.transpose()), target, { reduction: "none" }),
    { relative: 1e-13 },
  );
  const [x, w] = [features.narrow(0, 0, 2), weight.narrow(0, 0, 3)];
  await checkGradient(
    (x, w) => linearCrossEntropy(x, w, [2, 0], { reduction: "none", chunkSize: 2 }),
    [x, w],
    { second: true },
  );
});

test("float32, and NaN of one sample in no other", () => {
  const spoiled = features.cast("float32").mul([[1], [Number.NaN], [1], [1]]);
  const options = { reduction: "none", chunkSize: 3 } as const;
  const losses = linearCrossEntropy(spoiled, weight.cast("float32"), target, options);
  const clean = linearCrossEntropy(features, weight, target, options);
  expect(losses.dtype).toBe("float32");
  expect(losses.take([0, 2, 3], 0)).toBeAllClose(clean.take([0, 2, 3], 0), { relative: 1e-5 });
  expect(losses.isNaN().sum().itemSync()).toBe(1);
});

test("logits that are far from 0 keep the digits of a small loss", () => {
  const x = tensor([[100, 1]]);
  const w = tensor([
    [100, 0],
    [100, -10],
    [99, 3],
  ]);
  const loss = linearCrossEntropy(x, w, [0], { chunkSize: 1 });
  expect(loss).toBeAllClose(Math.log1p(Math.exp(-10)), { absolute: 1e-7 });
});

test("neither the logits nor their gradient are ever in memory", async () => {
  const [n, width, classes, chunkSize] = [32, 4, 6000, 500];
  const y = tensor(Int32Array.from({ length: n }, (_, i) => i * 7));
  const { value, gradient } = valueAndGrad(([x, w]: [Tensor, Tensor]) =>
    linearCrossEntropy(x, w, y, { chunkSize }),
  )([randomNormal([n, width], { seed: 1 }), randomNormal([classes, width], { seed: 2 })]);
  const { steps } = await explain(value, ...gradient);
  const uses = new Map<string, { first: number; last: number; bytes: number }>();
  for (const [step, { reads, writes }] of steps.entries()) {
    for (const { name, role, dtype, shape } of [...reads, ...writes]) {
      if (role !== "temporary") continue;
      const bytes = shape.reduce((size, length) => size * length, dtype === "bool" ? 1 : 4);
      uses.set(name, { first: uses.get(name)?.first ?? step, last: step, bytes });
    }
  }
  const live = steps.map((_, step) =>
    [...uses.values()]
      .filter(({ first, last }) => first <= step && step <= last)
      .reduce((sum, { bytes }) => sum + bytes, 0),
  );
  // Logits, slopes and slopes turned of one chunk of twelve, and what has a value for each sample.
  expect(Math.max(...live)).toBeLessThan(3.5 * 4 * n * chunkSize);
});

describe("what does not fit", () => {
  test.each<[string, () => Tensor, string]>([
    [
      "another width",
      () => linearCrossEntropy(features, weight.transpose(), target),
      "must be [N, D], [K, D] and [N]",
    ],
    [
      "another number of samples",
      () => linearCrossEntropy(features, weight, [1]),
      "must be [N, D], [K, D] and [N]",
    ],
    ["a class too many", () => linearCrossEntropy(features, weight, [0, 1, 2, 7]), "class 7 does not exist"],
    [
      "no chunk",
      () => linearCrossEntropy(features, weight, target, { chunkSize: 0 }),
      "chunkSize must be a whole number",
    ],
    [
      "another reduction",
      () => linearCrossEntropy(features, weight, target, { reduction: "perSample" as "mean" }),
      'reduction must be "mean", "sum" or "none"',
    ],
  ])("%s is an error at the call", (_what, call, message) => {
    expect(call).toThrow(message);
  });

  test("a computed class is checked at the read", async () => {
    const loss = linearCrossEntropy(features, weight, tensor(target).add(1));
    await expect(loss.data()).rejects.toThrow("linearCrossEntropy: class 7 does not exist");
  });
});
