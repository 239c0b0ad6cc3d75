import { describe, expect, test } from "vitest";
import { grad, tensor, where } from "../index.js";
import { describeOp } from "../testing/index.js";

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

describe("comparisons", () => {
  const a = tensor([1, 2, 3, nan, nan, 0, inf]);
  const b = tensor([1, 3, 2, nan, 1, -0, inf]);

  test.each([
    ["equal", [true, false, false, false, false, true, true]],
    ["notEqual", [false, true, true, true, true, false, false]],
    ["less", [false, true, false, false, false, false, false]],
    ["lessEqual", [true, true, false, false, false, true, true]],
    ["greater", [false, false, true, false, false, false, false]],
    ["greaterEqual", [true, false, true, false, false, true, true]],
  ] as const)("%s is false beside NaN, except notEqual", (name, expected) => {
    const y = a[name](b);
    expect(y.dtype).toBe("bool");
    expect(y.arraySync()).toEqual(expected);
  });

  test("operands of different dtypes are compared in their common one, and broadcast", () => {
    expect(
      tensor([[1], [2]], { dtype: "int32" })
        .less(tensor([1.5, 2.5]))
        .arraySync(),
    ).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(tensor([true, false]).equal(1).arraySync()).toEqual([true, false]);
    // 0.1 is another number in float32 than in float64.
    expect(
      tensor([0.1])
        .equal(tensor([0.1], { dtype: "float64" }))
        .arraySync(),
    ).toEqual([false]);
    expect(tensor([0.1]).equal(0.1).arraySync()).toEqual([true]);
  });

  test("they let no gradient through", () => {
    expect(grad((x) => x.greater(1).cast("float32").mul(x).sum())([0.5, 2]).arraySync()).toEqual([0, 1]);
  });
});

describe("isNaN and isFinite", () => {
  test("they tell NaN, infinities and numbers apart, in every dtype", () => {
    const x = tensor([nan, inf, -inf, 0, 3e38]);
    expect(x.isNaN().arraySync()).toEqual([true, false, false, false, false]);
    expect(x.isFinite().arraySync()).toEqual([false, false, false, true, true]);
    expect(tensor([1, 2], { dtype: "int32" }).isFinite().arraySync()).toEqual([true, true]);
    expect(tensor([true]).isNaN().arraySync()).toEqual([false]);
  });
});

describe("logic", () => {
  const [a, b] = [tensor([true, true, false, false]), tensor([true, false, true, false])];

  test("and, or, not have their truth tables", () => {
    expect(a.logicalAnd(b).arraySync()).toEqual([true, false, false, false]);
    expect(a.logicalOr(b).arraySync()).toEqual([true, true, true, false]);
    expect(a.logicalNot().arraySync()).toEqual([false, false, true, true]);
    expect(a.logicalAnd(true).arraySync()).toEqual([true, true, false, false]);
  });
});

describeOp({
  name: "where",
  op: (x, y) => where([[true], [false]], x, y),
  domains: [
    [-2, 2],
    [-2, 2],
  ],
  elementwise: false,
  shapes: [
    [[3], [3]],
    [[2, 3], []],
    [
      [2, 1],
      [1, 3],
    ],
  ],
});

describe("where", () => {
  test("it chooses value by value, whatever the other branch holds", () => {
    expect(where([true, false], [1, nan], [inf, 2]).arraySync()).toEqual([1, 2]);
  });

  test("all three operands broadcast", () => {
    expect(where(tensor([[true], [false]]), tensor([1, 2]), 0).arraySync()).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });

  test("the branch not taken gets no gradient", () => {
    const slope = grad(({ a, b }: { a: number[]; b: number[] }) =>
      where([true, false], a as never, b as never).sum(),
    )({ a: [1, 2], b: [3, 4] });
    expect(slope.a).toBeAllClose([1, 0]);
    expect(slope.b).toBeAllClose([0, 1]);
  });

  test("replacing the argument first keeps the gradient of an undefined branch finite", () => {
    const safeLog = grad((x) => x.greater(0).where(x.greater(0).where(x, 1).log(), 0).sum());
    expect(safeLog([-1, 0, 2]).arraySync()).toEqual([0, 0, 0.5]);
  });

  test("numbers take the dtype of the tensor beside them", () => {
    expect(where(tensor([true]), tensor([1], { dtype: "float64" }), 0.5).dtype).toBe("float64");
    expect(where(tensor([true]), tensor([1], { dtype: "int32" }), 2).dtype).toBe("int32");
    expect(where(tensor([true]), 1, 2).dtype).toBe("float32");
    expect(where(tensor([true]), true, false).dtype).toBe("bool");
  });
});
