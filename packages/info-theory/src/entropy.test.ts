import { grad, randomUniform, ShapeError, tensor, ValueError } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { entropy } from "./entropy.js";
import { jointEntropy } from "./joint-entropy.js";

test("the entropy of n equal outcomes is log n, in any base", () => {
  expect(entropy([0.25, 0.25, 0.25, 0.25]).itemSync()).toBeCloseTo(Math.log(4), 15);
  expect(entropy([0.25, 0.25, 0.25, 0.25], { base: 2 }).itemSync()).toBe(2);
  expect(entropy(new Array(10).fill(0.1), { base: 10 }).itemSync()).toBeCloseTo(1, 15);
  expect(entropy([0.5, 0.5], { base: 0.5 }).itemSync()).toBe(-1);
});

test("each row is one distribution unless axis says otherwise", () => {
  const table = [
    [0.5, 0.5],
    [1, 0],
    [0.25, 0.75],
  ];
  const quarter = 2 - 0.75 * Math.log2(3);
  expect(entropy(table, { base: 2 })).toBeAllClose([1, 0, quarter]);
  expect(entropy(table, { base: 2, axis: 0 })).toBeAllClose([1, 0.5 + 0.75 * Math.log2(4 / 3)]);
  expect(entropy(table, { base: 2, axis: [0, 1] })).toBeAllClose(1 + quarter);
  expect(jointEntropy(table, { base: 2 })).toBeAllClose(1 + quarter);
  expect(jointEntropy(table, { base: 2, axis: 1 })).toBeAllClose([1, 0, quarter]);
});

test("what does not sum to 1 is taken as it is, or divided by its sum", () => {
  expect(entropy([2, 2]).itemSync()).toBeCloseTo(-4 * Math.LN2, 14);
  expect(entropy([2, 2], { normalize: true }).itemSync()).toBeCloseTo(Math.LN2, 15);
  expect(
    jointEntropy(
      [
        [1, 1],
        [2, 0],
      ],
      { normalize: true, base: 2 },
    ).itemSync(),
  ).toBe(1.5);
});

test("a certain outcome has entropy 0, and so has nothing", () => {
  expect(entropy([0, 1, 0]).itemSync()).toBe(0);
  expect(entropy([]).itemSync()).toBe(0);
  expect(entropy(tensor([], { dtype: "float64" }).reshape([2, 0])).dataSync()).toEqual(new Float64Array(2));
  expect(entropy([0, 0], { normalize: true }).itemSync()).toBe(Number.NaN);
});

test("host numbers compute in float64, tensors and float arrays in their own dtype", () => {
  expect(entropy([0.5, 0.5]).dtype).toBe("float64");
  expect(entropy(Uint8Array.of(1, 1), { normalize: true }).dtype).toBe("float64");
  expect(entropy(new Float64Array([0.5, 0.5])).dtype).toBe("float64");
  expect(entropy(new Float32Array([0.5, 0.5])).dtype).toBe("float32");
  expect(entropy(tensor([0.5, 0.5])).dtype).toBe("float32");
  expect(entropy(tensor([1, 1], { dtype: "int32" }), { normalize: true, base: 2 }).itemSync()).toBe(1);
  expect(entropy([true, false]).itemSync()).toBe(0);
});

test("float32 agrees with float64 on a large support", () => {
  const n = 2 ** 16;
  const weights = Float64Array.from({ length: n }, (_, i) => 1 / (i + 1));
  const single = entropy(Float32Array.from(weights), { normalize: true }).itemSync();
  expect(Math.abs(single / entropy(weights, { normalize: true }).itemSync() - 1)).toBeLessThan(1e-6);
  // Of 2ⁿ equal outcomes it is n bits, exactly.
  expect(entropy(new Float32Array(n).fill(1 / n), { base: 2 }).itemSync()).toBe(16);
});

test("gradients of both orders agree with differences, normalised or not", async () => {
  const p = randomUniform([3, 4], { seed: 1, dtype: "float64", low: 0.05, high: 1 });
  await checkGradient((x) => entropy(x, { base: 2 }), [p], { second: true });
  await checkGradient((x) => entropy(x, { normalize: true }), [p], { second: true });
  await checkGradient((x) => entropy(x, { normalize: true, axis: [0, 1] }), [p], { second: true });
  await checkGradient((x) => jointEntropy(x, { normalize: true, axis: 0 }), [p], { second: true });
});

test("an outcome of probability 0 has slope +∞ and leaves the other slopes finite", () => {
  const p = tensor([0, 0.5, 0.5], { dtype: "float64" });
  const slope = Math.LN2 - 1;
  expect(grad((x) => entropy(x))(p).dataSync()).toBeAllClose([Number.POSITIVE_INFINITY, slope, slope]);
  // Normalised, what is gained by one of two equal outcomes is lost by the other.
  expect(grad((x) => entropy(x, { normalize: true }))(p).dataSync()).toBeAllClose(
    [Number.POSITIVE_INFINITY, 0, 0],
    { absolute: 1e-15 },
  );
});

test("wrong axes and bases are errors that say so", () => {
  expect(() => entropy(0.5)).toThrow(ShapeError);
  expect(() => entropy(0.5)).toThrow("entropy: axis -1 does not exist in a tensor of rank 0");
  expect(() => entropy([0.5, 0.5], { axis: 1 })).toThrow(ShapeError);
  expect(() => entropy([[1]], { axis: [0, -2] })).toThrow("name one axis twice");
  for (const base of [1, 0, -2, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => entropy([1], { base })).toThrow(ValueError);
    expect(() => entropy([1], { base })).toThrow(`entropy: base ${base} is no base of a logarithm`);
  }
  expect(() => entropy([[1], [0.5, 0.5]] as number[][])).toThrow("entropy: the nested arrays are ragged");
});
