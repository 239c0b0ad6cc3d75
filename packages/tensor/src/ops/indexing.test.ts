import { describe, expect, test } from "vitest";
import { compile, grad, indexTensor, type Tensor, tensor, ValueError, zeros } from "../index.js";
import { checkGradient, describeOp } from "../testing/index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;
const int = (values: number[] | number[][]) => tensor(values, { dtype: "int32" });

const rows = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe("gather", () => {
  test("it reads x at the index along the axis, its own place elsewhere", () => {
    expect(
      rows
        .gather(1, [
          [2, 0],
          [1, 1],
        ])
        .arraySync(),
    ).toEqual([
      [3, 1],
      [5, 5],
    ]);
    expect(rows.gather(0, [[1, 0, 1]]).arraySync()).toEqual([[4, 2, 6]]);
    expect(rows.gather(-1, [[2], [0]]).arraySync()).toEqual([[3], [4]]);
  });

  test("an index stretches along the other axes", () => {
    expect(rows.gather(1, [0]).arraySync()).toEqual([[1], [4]]);
    expect(rows.gather(0, [[1], [1], [0]]).arraySync()).toEqual([
      [4, 5, 6],
      [4, 5, 6],
      [1, 2, 3],
    ]);
  });

  test("an empty index gives an empty result", () => {
    expect(rows.gather(1, zeros([2, 0], { dtype: "int32" })).shape).toEqual([2, 0]);
  });

  test("an element read twice gets both gradients", () => {
    expect(grad((x) => x.gather(0, [2, 0, 2]).mul([1, 10, 100]).sum())([5, 6, 7]).arraySync()).toEqual([
      10, 0, 101,
    ]);
  });

  test("floats that are whole index too", () => {
    expect(rows.gather(1, tensor([[2], [0]])).arraySync()).toEqual([[3], [4]]);
  });
});

describe("scatterAdd", () => {
  test("each element is added at its index", () => {
    expect(
      rows
        .scatterAdd(
          1,
          [
            [0, 0, 3],
            [1, 1, 1],
          ],
          4,
        )
        .arraySync(),
    ).toEqual([
      [3, 0, 0, 3],
      [0, 15, 0, 0],
    ]);
    expect(
      rows
        .scatterAdd(
          0,
          [
            [0, 1, 0],
            [0, 1, 1],
          ],
          2,
        )
        .arraySync(),
    ).toEqual([
      [5, 0, 3],
      [0, 7, 6],
    ]);
    expect(
      zeros([0])
        .scatterAdd(0, zeros([0], { dtype: "int32" }), 3)
        .arraySync(),
    ).toEqual([0, 0, 0]);
  });

  test("sums of int32 wrap around", () => {
    expect(
      int([2 ** 31 - 1, 1])
        .scatterAdd(0, [0, 0], 1)
        .arraySync(),
    ).toEqual([-(2 ** 31)]);
  });
});

describe("take", () => {
  test("whole rows or columns, in the order of the list, repeats included", () => {
    expect(rows.take([1, 0, 1], 0).arraySync()).toEqual([
      [4, 5, 6],
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(rows.take([2], 1).arraySync()).toEqual([[3], [6]]);
    expect(rows.take([], 1).shape).toEqual([2, 0]);
  });
});

describe("oneHot", () => {
  test("a new last axis is 1 at the class, of the dtype asked for", () => {
    expect(int([2, 0]).oneHot(3).arraySync()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(
      int([[1], [0]])
        .oneHot(2, "bool")
        .arraySync(),
    ).toEqual([[[false, true]], [[true, false]]]);
    expect(tensor([1, 0]).oneHot(2).dtype).toBe("float32");
    expect(int([]).oneHot(3).shape).toEqual([0, 3]);
  });
});

describe("an index that does not exist", () => {
  const late = int([0, 2]).add(1);

  test.each([
    [
      "gather",
      () => rows.gather(1, [[3], [0]]),
      /gather: index 3 does not exist; there are 3, numbered 0 to 2\./,
    ],
    ["gather, negative", () => rows.gather(1, [[-1], [0]]), /gather: index -1 does not exist/],
    ["gather, fractional", () => rows.gather(1, tensor([[0.5], [0]])), /gather: index 0.5 does not exist/],
    ["gather, NaN", () => rows.gather(1, tensor([[nan], [0]])), /gather: index NaN does not exist/],
    ["scatterAdd", () => tensor([1]).scatterAdd(0, [2], 2), /scatterAdd: index 2 does not exist/],
    ["take", () => rows.take([2], 0), /2 does not exist/],
    ["oneHot", () => int([3]).oneHot(3), /oneHot: class 3 does not exist; there are 3, numbered 0 to 2\./],
    ["gather from nothing", () => zeros([0]).gather(0, [0]), /gather: index 0 does not exist/],
  ])("%s: known on the host, the call fails", (_name, call, message) => {
    expect(call).toThrow(ValueError);
    expect(call).toThrow(message);
  });

  test("where none is kept it is not looked at, and whether what says so is known is found in passing", () => {
    let kept = tensor([1, 0]);
    // As a tree, forty squares of each other are 2⁴⁰.
    for (let i = 0; i < 40; i++) kept = kept.square();
    const chosen = (index: number[]) => indexTensor("f", int(index), 3, "index", { kept: kept.greater(0) });
    expect(chosen([2, 7]).arraySync()).toEqual([2, 0]);
    expect(() => chosen([7, 2])).toThrow(/f: index 7 does not exist/);
    const traced = compile((x: Tensor) => indexTensor("f", int([2, 7]), 3, "index", { kept: x.greater(0) }));
    expect(traced(tensor([1, 0])).arraySync()).toEqual([2, 0]);
    expect(() => traced(tensor([0, 1]))).toThrow(/f: index 7 does not exist/);
  });

  test.each([
    ["gather", () => rows.gather(1, late.unsqueeze(1))],
    ["take", () => rows.take(late, 1)],
    ["oneHot", () => late.oneHot(3)],
  ])("%s: computed, the call passes and every read fails", async (_name, call) => {
    const y = call();
    await expect(y.data()).rejects.toThrow(/3 does not exist; there are 3/);
    await expect(y.array()).rejects.toThrow(ValueError);
    expect(() => y.dataSync()).toThrow(ValueError);
  });
});

describe("argsort and sort", () => {
  test("ascending, NaN last, −∞ first, zeros of either sign equal", () => {
    const x = tensor([nan, 2, minusInf, 0, inf, -0, nan, -1]);
    expect(x.argsort().arraySync()).toEqual([2, 7, 3, 5, 1, 4, 0, 6]);
    expect(x.sort().arraySync()).toEqual([minusInf, -1, 0, -0, 2, inf, nan, nan]);
  });

  test("equal values keep their order", () => {
    const keys = Array.from({ length: 100 }, (_, i) => i % 3);
    const expected = [0, 1, 2].flatMap((key) => keys.flatMap((k, i) => (k === key ? [i] : [])));
    expect(tensor(keys).argsort().arraySync()).toEqual(expected);
  });

  test("along any axis, of any dtype", () => {
    const x = tensor([
      [3, 1],
      [2, 5],
    ]);
    expect(x.sort(0).arraySync()).toEqual([
      [2, 1],
      [3, 5],
    ]);
    expect(x.sort().arraySync()).toEqual([
      [1, 3],
      [2, 5],
    ]);
    expect(int([3, -7]).sort().dtype).toBe("int32");
    expect(tensor([true, false]).sort().arraySync()).toEqual([false, true]);
    expect(zeros([2, 0]).sort().shape).toEqual([2, 0]);
  });
});

describe("cumsum", () => {
  test("each element is the sum up to itself", () => {
    expect(rows.cumsum(0).arraySync()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
    expect(rows.cumsum(-1).arraySync()).toEqual([
      [1, 3, 6],
      [4, 9, 15],
    ]);
    expect(tensor([true, true]).cumsum(0).arraySync()).toEqual([1, 2]);
    expect(tensor([1, nan, 2]).cumsum(0).arraySync()).toEqual([1, nan, nan]);
    expect(zeros([0, 2]).cumsum(0).shape).toEqual([0, 2]);
  });
});

// Distinct values, far from ties.
const distinct = (i: number) => ((i * 0.6180339887) % 1) * 4 - 2;

for (const [name, op] of [
  [
    "gather",
    (x) =>
      x.gather(1, [
        [2, 0, 2],
        [1, 1, 0],
      ]),
  ],
  [
    "scatterAdd",
    (x) =>
      x.scatterAdd(
        1,
        [
          [0, 0, 3],
          [1, 1, 1],
        ],
        4,
      ),
  ],
  ["take", (x) => x.take([1, 0, 1], 0)],
  ["sort", (x) => x.sort(1)],
  ["cumsum", (x) => x.cumsum(0)],
  [
    "the square of a gather",
    (x) =>
      x
        .gather(1, [
          [2, 0, 2],
          [1, 1, 0],
        ])
        .square(),
  ],
  [
    "the square of a scatterAdd",
    (x) =>
      x
        .scatterAdd(
          1,
          [
            [0, 0, 3],
            [1, 1, 1],
          ],
          4,
        )
        .square(),
  ],
  ["the square of a cumsum", (x) => x.cumsum(1).square()],
] as [string, (x: typeof rows) => typeof rows][]) {
  describeOp({ name, op, domains: [distinct], shapes: [[[2, 3]]], elementwise: false });
}

test("the index gets no gradient, and does not stop that of x", async () => {
  await checkGradient((x, i) => x.gather(0, i).square(), [[1, 2, 3], int([2, 2])], { second: true });
});

test.each(["float32", "float64"] as const)(
  "an index that sums over everything is checked too, in %s",
  (dtype) => {
    const weight = tensor([1, 2, 1, 1], { dtype });
    const index = weight.cumsum(0).less(2.5).sum(0, { keepDims: true });
    const x = tensor([3, 1, 2, 5], { dtype });
    expect(x.gather(0, index).arraySync()).toEqual([1]);
    expect(() => x.gather(0, index.add(3)).arraySync()).toThrow("gather: index 4 does not exist");
  },
);
