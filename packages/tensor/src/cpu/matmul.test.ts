import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiled, useEvaluator } from "../backend.js";
import type { Dtype } from "../dtype.js";
import { randomUniform, setThreads, type Tensor, tensor } from "../index.js";
import { threads } from "./engine.js";

const previous = useEvaluator(compiled);
const threshold = threads.worthSharing;
beforeAll(() => setThreads(2));
afterAll(async () => {
  threads.worthSharing = threshold;
  useEvaluator(previous);
  await setThreads(1);
});

/** Small whole numbers: their products and sums are exact in every dtype. */
function whole(shape: readonly number[], dtype: Dtype, seed: number): Tensor {
  return tensor(randomUniform(shape, { low: -4, high: 5, seed }).floor(), { dtype });
}

/** Row by row and column by column, in double. */
function product(a: Tensor, b: Tensor): number[] {
  const [rows = 1, depth = 1] = a.shape;
  const columns = b.shape[1] ?? 1;
  const [x, y] = [a.dataSync(), b.dataSync()];
  return Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    let sum = 0;
    for (let k = 0; k < depth; k++) sum += (x[row * depth + k] ?? 0) * (y[k * columns + column] ?? 0);
    return sum;
  });
}

const dtypes = ["float32", "float64", "int32"] as const;
/** Rows, depth, columns: around blocks of 4 × 8, of 256 products, of few rows, and of more than one unit of work. */
const sizes: readonly (readonly [number, number, number])[] = [
  [1, 1, 1],
  [1, 300, 9],
  [5, 3, 7],
  [4, 8, 8],
  [12, 255, 16],
  [13, 256, 17],
  [33, 257, 15],
  [70, 1030, 31],
];

describe.each(dtypes)("matmul of %s", (dtype) => {
  test.each(sizes)("%i × %i times as many × %i", (rows, depth, columns) => {
    const [a, b] = [whole([rows, depth], dtype, 1), whole([depth, columns], dtype, 2)];
    expect(Array.from(a.matmul(b).dataSync())).toEqual(product(a, b));
  });

  test("factors that are transposed, flipped, sliced in steps and computed", () => {
    const [a, b] = [whole([19, 21], dtype, 3), whole([42, 40], dtype, 4)];
    const [turned, stepped] = [a.transpose(), b.slice([1, 3], [39, 37], [2, 2])];
    const expected = (x: Tensor, y: Tensor) => product(tensor(x), tensor(y));
    expect(Array.from(turned.matmul(stepped).dataSync())).toEqual(expected(turned, stepped));
    const upset = a.flip(0).transpose();
    expect(Array.from(upset.matmul(a).dataSync())).toEqual(expected(upset, a));
    expect(Array.from(a.add(1).matmul(turned.neg()).dataSync())).toEqual(expected(a.add(1), turned.neg()));
  });

  test("stacks: as many of both, one for all, and along two axes", () => {
    const [a, b] = [whole([3, 2, 5, 6], dtype, 5), whole([2, 6, 9], dtype, 6)];
    const all = Array.from(a.matmul(b).dataSync());
    const single = a.matmul(b.narrow(0, 1, 2).squeeze(0));
    const left = a.narrow(0, 1, 2).narrow(1, 0, 1).reshape([5, 6]);
    for (let i = 0; i < 6; i++) {
      const x = tensor(
        a
          .reshape([6, 5, 6])
          .narrow(0, i, i + 1)
          .reshape([5, 6]),
      );
      const y = tensor(b.narrow(0, i % 2, (i % 2) + 1).reshape([6, 9]));
      expect(all.slice(45 * i, 45 * (i + 1))).toEqual(product(x, y));
      if (i % 2 === 1)
        expect(Array.from(single.dataSync()).slice(45 * i, 45 * (i + 1))).toEqual(product(x, y));
    }
    const shared = Array.from(left.matmul(b).dataSync());
    expect(shared.slice(0, 45)).toEqual(product(tensor(left), tensor(b.narrow(0, 0, 1).reshape([6, 9]))));
    expect(shared.slice(45)).toEqual(product(tensor(left), tensor(b.narrow(0, 1, 2).reshape([6, 9]))));
  });

  test("a factor without elements, and sums of nothing", () => {
    expect(whole([0, 3], dtype, 1).matmul(whole([3, 2], dtype, 2)).shape).toEqual([0, 2]);
    expect(
      Array.from(
        whole([2, 0], dtype, 1)
          .matmul(whole([0, 3], dtype, 2))
          .dataSync(),
      ),
    ).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test("int32 wraps around", () => {
  const x = tensor([[2 ** 30, 2 ** 30]], { dtype: "int32" });
  expect(x.matmul(tensor([[2], [2]], { dtype: "int32" })).arraySync()).toEqual([[0]]);
});

test("sums of float32 are carried in double: a long one of positive numbers keeps its digits", () => {
  const x = randomUniform([1, 200_000], { seed: 9 });
  const exact = Float64Array.from(x.dataSync()).reduce((sum, value) => sum + value, 0);
  expect(x.matmul(tensor(new Float32Array(200_000).fill(1))).itemSync()).toBeCloseTo(
    exact,
    -Math.log10(3e-7 * exact),
  );
});

test("NaN and infinities spread along their row and column only", () => {
  const a = tensor([
    [1, Number.NaN, 0],
    [1, 1, 1],
    [Number.POSITIVE_INFINITY, 1, 1],
  ]);
  expect(a.matmul(tensor([[1], [1], [1]])).arraySync()).toEqual([
    [Number.NaN],
    [3],
    [Number.POSITIVE_INFINITY],
  ]);
});

test("two threads give the same bits as one", () => {
  const [a, b] = [randomUniform([301, 700], { seed: 1 }), randomUniform([700, 203], { seed: 2 })];
  const on = (worth: number) => {
    threads.worthSharing = worth;
    return a.matmul(b).dataSync();
  };
  expect(on(0)).toEqual(on(Number.POSITIVE_INFINITY));
});
