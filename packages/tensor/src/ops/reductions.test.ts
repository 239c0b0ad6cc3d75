import { describe, expect, test } from "vitest";
import { grad, type Tensor, tensor, valueAndGrad, zeros } from "../index.js";
import { checkGradient, describeOp } from "../testing/index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;

/** Distinct values that are exact in float32, products and all. */
const shape = [2, 3, 2];
const values = [3, -1, 2, 0.5, -2, 1.25, 4, -0.5, 1.5, 0.25, -3, 2.5];
const x = tensor(Float64Array.from(values), { shape });

const subsets = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];

/** Groups the values by what is left of their index, in row-major order: the reduction by its definition. */
function groups(axes: readonly number[]): number[][] {
  const kept = new Map<string, number[]>();
  for (const [position, value] of values.entries()) {
    const index = [Math.floor(position / 6), Math.floor(position / 2) % 3, position % 2];
    const key = index.filter((_, axis) => !axes.includes(axis)).join();
    kept.set(key, [...(kept.get(key) ?? []), value]);
  }
  return [...kept.values()];
}

const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
const mean = (list: number[]) => sum(list) / list.length;
const variance = (list: number[]) => mean(list.map((value) => (value - mean(list)) ** 2));

type Options = { keepDims?: boolean };
const reductions: [
  name: string,
  (x: Tensor, axes?: number[], o?: Options) => Tensor,
  (list: number[]) => number,
][] = [
  ["sum", (y, axes, o) => y.sum(axes, o), sum],
  ["prod", (y, axes, o) => y.prod(axes, o), (list) => list.reduce((a, b) => a * b, 1)],
  ["mean", (y, axes, o) => y.mean(axes, o), mean],
  ["max", (y, axes, o) => y.max(axes, o), (list) => Math.max(...list)],
  ["min", (y, axes, o) => y.min(axes, o), (list) => Math.min(...list)],
  ["logSumExp", (y, axes, o) => y.logSumExp(axes, o), (list) => Math.log(sum(list.map(Math.exp)))],
  ["variance", (y, axes, o) => y.variance(axes, o), variance],
  [
    "variance, unbiased",
    (y, axes, o) => y.variance(axes, { ...o, correction: 1 }),
    (list) => (variance(list) * list.length) / (list.length - 1),
  ],
  ["norm", (y, axes, o) => y.norm(axes, o), (list) => Math.sqrt(sum(list.map((value) => value ** 2)))],
  ["norm of order 1", (y, axes, o) => y.norm(axes, { ...o, order: 1 }), (list) => sum(list.map(Math.abs))],
  [
    "norm of order 3",
    (y, axes, o) => y.norm(axes, { ...o, order: 3 }),
    (list) => sum(list.map((value) => Math.abs(value) ** 3)) ** (1 / 3),
  ],
  [
    "norm of order Infinity",
    (y, axes, o) => y.norm(axes, { ...o, order: inf }),
    (list) => Math.max(...list.map(Math.abs)),
  ],
];

describe.each(reductions)("%s", (name, reduce, reference) => {
  test.each(subsets)("over axes %j it reduces each group of elements that agree elsewhere", (...axes) => {
    const expected = groups(axes).map(reference);
    const y = reduce(x, axes);
    expect(y.shape).toEqual(shape.filter((_, axis) => !axes.includes(axis)));
    expect(y.dataSync()).toBeAllClose(expected, { relative: 1e-14, absolute: 1e-15 });
    const kept = reduce(x, axes, { keepDims: true });
    expect(kept.shape).toEqual(shape.map((length, axis) => (axes.includes(axis) ? 1 : length)));
    expect(kept.dataSync()).toEqual(y.dataSync());
  });

  test("without axes it reduces all, and negative ones count from the end", () => {
    expect(reduce(x).dataSync()).toEqual(reduce(x, [0, 1, 2]).dataSync());
    expect(reduce(x).shape).toEqual([]);
    expect(reduce(x, [-1, 0]).dataSync()).toEqual(reduce(x, [0, 2]).dataSync());
  });

  test("gradient and second derivative agree with finite differences over every subset of axes", async () => {
    for (const axes of subsets) {
      // Over no axes variances and norms have kinks at every element.
      if (axes.length === 0 && /variance|norm/.test(name)) continue;
      await checkGradient((y) => reduce(y, axes), [x], { second: true });
    }
  });
});

for (const [name, reduce] of reductions) {
  describeOp({
    name,
    op: (y) => reduce(y, [1]),
    domains: [(i) => 0.5 + ((i * 0.7310585786) % 1) * 3],
    shapes: [[[2, 4]], [[3, 2, 2]]],
    elementwise: false,
  });
}

describe("reductions of nothing", () => {
  const nothing = zeros([2, 0], { dtype: "float64" });

  test.each([
    ["sum", (y: Tensor) => y.sum(1), [0, 0]],
    ["prod", (y: Tensor) => y.prod(1), [1, 1]],
    ["mean", (y: Tensor) => y.mean(1), [nan, nan]],
    ["logSumExp", (y: Tensor) => y.logSumExp(1), [minusInf, minusInf]],
    ["variance", (y: Tensor) => y.variance(1), [nan, nan]],
    ["norm", (y: Tensor) => y.norm(1), [0, 0]],
    ["sum over the other axis", (y: Tensor) => y.sum(0), []],
    ["max over the other axis", (y: Tensor) => y.max(0), []],
    ["sum of all", (y: Tensor) => y.sum().reshape([1]), [0]],
  ])("%s has its identity, or NaN", (_name, reduce, expected) => {
    expect(reduce(nothing).arraySync()).toEqual(expected);
  });

  test("any of nothing is false, all of nothing is true", () => {
    expect(nothing.any().arraySync()).toBe(false);
    expect(nothing.all().arraySync()).toBe(true);
  });

  test("the gradient of an empty tensor is empty", () => {
    expect(grad((y: Tensor) => y.sum())(nothing).shape).toEqual([2, 0]);
    expect(grad((y: Tensor) => y.prod(1).sum())(nothing).shape).toEqual([2, 0]);
    expect(grad((y: Tensor) => y.softmax().sum())(nothing).shape).toEqual([2, 0]);
  });
});

describe("values that are not finite", () => {
  test("NaN in a group is NaN in its result, wherever it stands", () => {
    for (const [, reduce] of reductions) {
      const y = tensor([
        [nan, 1, 2],
        [1, 2, nan],
        [1, 2, 3],
      ]);
      const undefinedRows = reduce(y, [1]).isNaN().arraySync();
      expect(undefinedRows).toEqual([true, true, false]);
    }
  });

  test.each([
    ["sum", (y: Tensor) => y.sum(), [inf, minusInf], nan],
    ["sum", (y: Tensor) => y.sum(), [inf, 1], inf],
    ["mean", (y: Tensor) => y.mean(), [minusInf, 1], minusInf],
    ["max", (y: Tensor) => y.max(), [minusInf, minusInf], minusInf],
    ["min", (y: Tensor) => y.min(), [inf, 1], 1],
    ["prod", (y: Tensor) => y.prod(), [inf, 0], nan],
    ["logSumExp", (y: Tensor) => y.logSumExp(), [inf, 1], inf],
    ["logSumExp", (y: Tensor) => y.logSumExp(), [minusInf, 1], 1],
    ["logSumExp", (y: Tensor) => y.logSumExp(), [minusInf, minusInf], minusInf],
    ["logSumExp", (y: Tensor) => y.logSumExp(), [1000, 1000], 1000 + Math.LN2],
    ["norm", (y: Tensor) => y.norm(), [minusInf, 1], inf],
    ["norm of order Infinity", (y: Tensor) => y.norm(undefined, { order: inf }), [minusInf, 1], inf],
  ] as const)("%s of %j", (_name, reduce, of, expected) => {
    expect(reduce(tensor(of, { dtype: "float64" })).itemSync()).toBe(expected);
  });

  test("the gradient of logSumExp is finite beside −∞, and NaN of −∞ alone", () => {
    const slope = grad((y) => y.logSumExp());
    expect(slope([minusInf, 0, 0]).arraySync()).toEqual([0, 0.5, 0.5]);
    expect(slope([minusInf, minusInf]).arraySync()).toEqual([nan, nan]);
  });
});

describe("sums", () => {
  test("they are carried in double and pairwise", () => {
    const n = 100_000;
    expect(tensor(new Float32Array(n).fill(0.1)).sum().itemSync()).toBe(Math.fround(Math.fround(0.1) * n));
    // In order, 1e16 swallows every 1 after it.
    const mixed = Float64Array.from({ length: 4096 }, (_, i) => (i === 0 ? 2 ** 53 : 1));
    expect(tensor(mixed).sum().itemSync()).toBeGreaterThanOrEqual(2 ** 53 + 4000);
  });

  test("bools are counted in int32", () => {
    const y = tensor([true, false, true]).sum();
    expect(y.dtype).toBe("int32");
    expect(y.itemSync()).toBe(2);
    expect(tensor([true, true]).prod().itemSync()).toBe(1);
    expect(tensor([true, false]).mean().itemSync()).toBe(0.5);
  });
});

describe("ties of max and min", () => {
  test("they share the gradient evenly", () => {
    expect(grad((y) => y.max())([2, 1, 2, 2])).toBeAllClose([1 / 3, 0, 1 / 3, 1 / 3], { ulp: 0 });
    expect(grad((y) => y.min())([0, -0, 1]).arraySync()).toEqual([0.5, 0.5, 0]);
    expect(
      grad((y) => y.max(1).mul([1, 10]).sum())([
        [1, 1],
        [0, 3],
      ]).arraySync(),
    ).toEqual([
      [0.5, 0.5],
      [0, 10],
    ]);
  });
});

describe("any and all", () => {
  test("they ask for values other than 0 over every subset of axes; NaN is one", () => {
    const y = tensor([
      [0, 1],
      [0, nan],
      [0, 0],
    ]);
    expect(y.any(1).arraySync()).toEqual([true, true, false]);
    expect(y.any(0, { keepDims: true }).arraySync()).toEqual([[false, true]]);
    expect(y.all(1).arraySync()).toEqual([false, false, false]);
    expect(tensor([1, -2]).all().arraySync()).toBe(true);
    expect(y.any().dtype).toBe("bool");
  });
});

describe("argmax and argmin", () => {
  const y = tensor([
    [1, 3, 3],
    [nan, 9, nan],
    [-1, -5, -5],
  ]);

  test("the first place wins, and the first NaN before all", () => {
    expect(y.argmax(1).arraySync()).toEqual([1, 0, 0]);
    expect(y.argmin(1).arraySync()).toEqual([0, 0, 1]);
    expect(y.argmax(0).arraySync()).toEqual([1, 1, 1]);
    expect(y.argmax(-1, { keepDims: true }).shape).toEqual([3, 1]);
    expect(y.argmax(1).dtype).toBe("int32");
  });
});

describe("prod at zeros", () => {
  test("its gradient at an element is the product of the others, zeros or not", () => {
    const slope = grad((y) => y.prod());
    expect(slope([2, 0, 5]).arraySync()).toEqual([0, 10, 0]);
    expect(slope([0, 0, 5]).arraySync()).toEqual([0, 0, 0]);
    expect(slope([2, 3, 5, 7, 11]).arraySync()).toEqual([1155, 770, 462, 330, 210]);
    expect(slope(zeros([0])).shape).toEqual([0]);
  });

  test("so is its second derivative", async () => {
    await checkGradient(
      (y) => y.prod([0, 1]),
      [
        [
          [2, 0, 5],
          [0, 1, 3],
        ],
      ],
      { second: true },
    );
    await checkGradient(
      (y) => y.prod(0),
      [
        [
          [2, 0],
          [0, 0],
          [4, 1],
        ],
      ],
      { second: true },
    );
  });
});

describe("norm at zero", () => {
  test("its gradient is 0, of every order above 1", () => {
    for (const order of [1.5, 2, 3]) {
      expect(grad((y) => y.norm(undefined, { order }))([0, 0]).arraySync()).toEqual([0, 0]);
    }
    expect(
      grad((y) => y.norm(1).sum())([
        [3, 4],
        [0, 0],
      ]),
    ).toBeAllClose([
      [0.6, 0.8],
      [0, 0],
    ]);
  });
});

// The formula in 40 digits, by mpmath.
test.each([
  [200, [3000, 4000], 4000, [1.371486114388786e-25, 1]],
  [10, [3e4, 4e4], 40219.74149822332, [0.07147230984399319, 0.9518893050725881]],
  [30, [2 ** -60, 0], 2 ** -60, [1, 0]],
] as const)(
  "the norm of order %d of %j is in float32's range, though the powers are not",
  (order, list, y, slopes) => {
    const { value, gradient } = valueAndGrad((x) => x.norm(undefined, { order }))(Float32Array.from(list));
    expect(value).toBeAllClose(y, { relative: 4e-6 });
    expect(gradient).toBeAllClose(slopes, { relative: 4e-5, absolute: 1e-12 });
  },
);
