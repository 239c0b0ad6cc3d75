import { describe, expect, test } from "vitest";
import { tensor } from "../index.js";
import { describeOp } from "../testing/index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;

describeOp({
  name: "add",
  op: (x, y) => x.add(y),
  domains: [
    [-5, 5],
    [-5, 5],
  ],
  reference: (x, y) => x + y,
  values: [
    [[inf, minusInf], nan],
    [[inf, 1], inf],
    [[-0, -0], -0],
    [[nan, 1], nan],
  ],
});

describeOp({
  name: "sub",
  op: (x, y) => x.sub(y),
  domains: [
    [-5, 5],
    [-5, 5],
  ],
  reference: (x, y) => x - y,
  values: [
    [[inf, inf], nan],
    [[1, 1], 0],
    [[-0, 0], -0],
  ],
});

describeOp({
  name: "mul",
  op: (x, y) => x.mul(y),
  domains: [
    [-5, 5],
    [-5, 5],
  ],
  reference: (x, y) => x * y,
  values: [
    [[inf, 0], nan],
    [[-0, 3], -0],
    [[minusInf, -2], inf],
  ],
});

describeOp({
  name: "div",
  op: (x, y) => x.div(y),
  domains: [
    [-5, 5],
    [0.5, 3],
  ],
  reference: (x, y) => x / y,
  values: [
    [[1, 0], inf],
    [[1, -0], minusInf],
    [[0, 0], nan],
    [[inf, inf], nan],
    [[5, minusInf], -0],
  ],
});

describeOp({
  name: "pow",
  op: (x, y) => x.pow(y),
  domains: [
    [0.3, 3],
    [-2, 3],
  ],
  reference: (x, y) => x ** y,
  values: [
    [[0, 0], 1],
    [[nan, 0], 1],
    [[1, nan], 1],
    [[-1, inf], 1],
    [[-8, 1 / 3], nan],
    [[-2, 3], -8],
    [[0, -1], inf],
    [[-0, -1], minusInf],
  ],
  // d/dx = y·xʸ⁻¹, d/dy = xʸ·log x, and 0 for the latter at x = 0 < y.
  gradients: [
    [
      [0, 2],
      [0, 0],
    ],
    [
      [0, 1],
      [1, 0],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [-2, 3],
      [12, nan],
    ],
    [
      [0, 0.5],
      [inf, 0],
    ],
  ],
});

describeOp({
  name: "maximum",
  op: (x, y) => x.maximum(y),
  domains: [
    [1, 2],
    [-2, 0.5],
  ],
  reference: Math.max,
  values: [
    [[nan, 1], nan],
    [[1, nan], nan],
    [[inf, nan], nan],
    [[0, -0], 0],
    [[-0, 0], 0],
    [[minusInf, 3], 3],
  ],
  gradients: [
    [
      [2, 2],
      [0.5, 0.5],
    ],
    [
      [1, 3],
      [0, 1],
    ],
    [
      [[1, 2, 3], 2],
      [[0, 0.5, 1], 1.5],
    ],
  ],
});

describeOp({
  name: "minimum",
  op: (x, y) => x.minimum(y),
  domains: [
    [1, 2],
    [-2, 0.5],
  ],
  reference: Math.min,
  values: [
    [[nan, 1], nan],
    [[0, -0], -0],
    [[inf, 3], 3],
  ],
  gradients: [
    [
      [2, 2],
      [0.5, 0.5],
    ],
    [
      [1, 3],
      [1, 0],
    ],
  ],
});

describeOp({
  name: "clamp",
  op: (x) => x.clamp(-1, 2),
  domains: [[-0.9, 1.9]],
  values: [
    [[[-3, -1, 0, 2, 5]], [-1, -1, 0, 2, 2]],
    [[[inf, minusInf, nan]], [2, -1, nan]],
  ],
  gradients: [[[[-3, -1, 0, 2, 5]], [[0, 1, 1, 1, 0]]]],
});

describeOp({
  name: "clamp between tensors",
  op: (x, low, high) => x.clamp(low, high),
  domains: [
    [-1, 1],
    [-3, -1.5],
    [1.5, 3],
  ],
  gradients: [
    [
      [-5, -2, 2],
      [0, 1, 0],
    ],
    [
      [5, -2, 2],
      [0, 0, 1],
    ],
  ],
});

describeOp({
  name: "neg",
  op: (x) => x.neg(),
  domains: [[-3, 3]],
  reference: (x) => -x,
  values: [[[0], -0]],
});

describeOp({
  name: "abs",
  op: (x) => x.abs(),
  domains: [[0.5, 3]],
  reference: Math.abs,
  values: [
    [[-0], 0],
    [[minusInf], inf],
    [[nan], nan],
  ],
  gradients: [[[[-2, -0, 0, 3]], [[-1, 0, 0, 1]]]],
});

describeOp({
  name: "square",
  op: (x) => x.square(),
  domains: [[-3, 3]],
  reference: (x) => x * x,
  gradients: [[[[-1, 0, 4]], [[-2, 0, 8]]]],
});

describeOp({
  name: "reciprocal",
  op: (x) => x.reciprocal(),
  domains: [[0.5, 3]],
  reference: (x) => 1 / x,
  values: [
    [[0], inf],
    [[-0], minusInf],
    [[minusInf], -0],
  ],
});

describeOp({
  name: "relu",
  op: (x) => x.relu(),
  domains: [[0.5, 3]],
  reference: (x) => Math.max(x, 0),
  values: [[[[-2, 0, 3, nan, inf, minusInf]], [0, 0, 3, nan, inf, 0]]],
  gradients: [[[[-2, 0, 3]], [[0, 0, 1]]]],
});

describe.each([
  ["sign", [-2, -0, 0, 3, nan, inf], [-1, -0, 0, 1, nan, 1]],
  ["floor", [-1.5, -0.5, -0, 0.5, 1.5, nan, inf], [-2, -1, -0, 0, 1, nan, inf]],
  ["ceil", [-1.5, -0.5, -0, 0.5, 1.5, nan, minusInf], [-1, -0, -0, 1, 2, nan, minusInf]],
  ["round", [-2.5, -1.5, -0.5, -0.4, 0.5, 1.5, 2.5, 2.6, nan, inf], [-2, -2, -0, -0, 0, 2, 2, 3, nan, inf]],
] as const)("%s", (name, at, values) => {
  describeOp({
    name,
    op: (x) => x[name](),
    domains: [[0.6, 0.9]],
    values: [[[at], values]],
    // Piecewise constant: the gradient is 0 wherever the function has one, and at the steps by convention.
    gradients: [[[[-1.3, 0, 0.5, 2]], [0]]],
  });
});

describe("int32 arithmetic", () => {
  const int = (...values: number[]) => tensor(values, { dtype: "int32" });
  const largest = 2 ** 31 - 1;

  test("sums, differences and products wrap around", () => {
    expect(int(largest).add(1).arraySync()).toEqual([-(2 ** 31)]);
    expect(
      int(-(2 ** 31))
        .sub(1)
        .arraySync(),
    ).toEqual([largest]);
    expect(
      int(-(2 ** 31))
        .neg()
        .arraySync(),
    ).toEqual([-(2 ** 31)]);
    // 123456789² = 15241578750190521 = 3548713 · 2³² + 3493 …: its low 32 bits, by BigInt.
    const low = Number(BigInt.asIntN(32, 123456789n ** 2n));
    expect(int(123456789).square().arraySync()).toEqual([low]);
    expect(int(largest, 1).sum().itemSync()).toBe(-(2 ** 31));
    expect(int(largest, 1).cumsum(0).arraySync()).toEqual([largest, -(2 ** 31)]);
    expect(int(65536, 65536).prod().itemSync()).toBe(0);
    expect(int(123456789, 123456789).prod().itemSync()).toBe(low);
  });

  test("division gives float32", () => {
    const y = int(7, -7, 1).div(int(2, 2, 0));
    expect(y.dtype).toBe("float32");
    expect(y.arraySync()).toEqual([3.5, -3.5, inf]);
  });

  test("extremes, signs and rounding stay int32", () => {
    const x = int(-3, 0, 5);
    expect(x.maximum(1).dtype).toBe("int32");
    expect(x.maximum(1).arraySync()).toEqual([1, 1, 5]);
    expect(x.clamp(-1, 2).arraySync()).toEqual([-1, 0, 2]);
    expect(x.abs().arraySync()).toEqual([3, 0, 5]);
    expect(x.sign().arraySync()).toEqual([-1, 0, 1]);
    expect(x.floor().dtype).toBe("int32");
  });
});
