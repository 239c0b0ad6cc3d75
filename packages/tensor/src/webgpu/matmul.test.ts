import { describe, expect, test } from "vitest";
import { randomNormal, type Tensor } from "../index.js";
import "../testing/matcher.js";

const products: [string, number[], number[], (a: Tensor, b: Tensor) => Tensor][] = [
  ["beyond a tile, and not filling the last", [70, 33], [33, 130], (a, b) => a.matmul(b)],
  ["of turned factors", [33, 70], [66, 33], (a, b) => a.transpose().matmul(b.transpose())],
  ["of stacks, one of them stretched", [2, 1, 5, 9], [3, 9, 4], (a, b) => a.matmul(b)],
  ["of many terms of one sign", [3, 20_000], [20_000, 5], (a, b) => a.abs().matmul(b.abs())],
  ["of every other row and column", [9, 8], [8, 7], (a, b) => a.slice([0], [9], [2]).matmul(b.flip(1))],
];

describe("matrix products on webgpu", () => {
  test.each(products)("%s", async (_, left, right, f) => {
    const [a, b] = [randomNormal(left, { seed: 1 }), randomNormal(right, { seed: 2 })];
    const y = f(a.to("webgpu"), b.to("webgpu"));
    const [c, d] = [a, b].map((x) => x.cast("float64")) as [Tensor, Tensor];
    const [expected, terms] = [await f(c, d).data(), await f(c.abs(), d.abs()).data()];
    // In roundings of the sum of all terms' sizes: one after the other, the longest would come to 78.
    const roundings = Array.from(
      await y.data(),
      (sum, i) => Math.abs(sum - (expected[i] as number)) / ((terms[i] as number) * 2 ** -24),
    );
    expect(Math.max(...roundings)).toBeLessThanOrEqual(4);
  });
});
