import { grad, hvp, tensor, ValueError } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;
const { log, log1p, exp, PI } = Math;
const at = (prediction: number[], options = {}) => ({ prediction, target: 0, options });

/** Figures by closed forms, ordinary and where parts meet. */
const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.cauchy,
    {
      options: { c: 1 },
      values: [[at([1, -2, 1e-9], { c: 2 }), [2 * log(1.25), 2 * log(2), 5e-19]]],
      gradients: [[at([1, -2, 1e9, 2e9], { c: 1 }), [0.5, -0.4, 1e-9, 5e-10]]],
    },
  ],
  [
    losses.gemanMcClure,
    {
      options: { c: 2 },
      values: [[at([1, -3]), [0.25, 0.45]]],
      gradients: [[at([1, -3]), [0.25, -0.03]]],
    },
  ],
  [
    losses.welsch,
    {
      options: { c: 1 },
      values: [[at([1, -2, 1e-9], { c: 1 }), [(1 - exp(-1)) / 2, (1 - exp(-4)) / 2, 5e-19]]],
      gradients: [[at([1, -2], { c: 1 }), [exp(-1), -2 * exp(-4)]]],
    },
  ],
  [
    losses.tukeyBiweight,
    {
      options: { c: 3 },
      values: [[at([1, 2, -5, 1e-9], { c: 2 }), [(37 / 64) * (4 / 6), 4 / 6, 4 / 6, 5e-19]]],
      gradients: [[at([1, 2, -5], { c: 2 }), [0.5625, 0, 0]]],
    },
  ],
  [
    losses.andrewsWave,
    {
      options: { a: 0.7 },
      values: [[at([PI, -10, 1e-9], { a: 2 }), [4, 8, 5e-19]]],
      gradients: [[at([PI, -PI, -10], { a: 2 }), [2, -2, 0]]],
    },
  ],
  [
    losses.hampel,
    {
      options: { a: 0.5, b: 1, c: 2.5 },
      values: [[at([1, -2, 3, 4, -6, 8, 100]), [0.5, 2, 4, 6, 9, 10, 10]]],
      gradients: [[at([1, -2, 3, 4, -6, 8, 100]), [1, -2, 2, 2, -1, 0, 0]]],
    },
  ],
  [
    losses.talwar,
    {
      options: { c: 1.2 },
      values: [[at([1, -2, 5], { c: 2 }), [0.5, 2, 2]]],
      gradients: [[at([1, -2, 5], { c: 2 }), [1, -2, 0]]],
    },
  ],
  [
    losses.ramsay,
    {
      options: { a: 1 },
      values: [
        [at([1, -3], { a: 1 }), [1 - 2 * exp(-1), 1 - 4 * exp(-3)]],
        [at([1e-3], { a: 1 }), [5e-7 - 1e-9 / 3 + 1.25e-13 - 1e-15 / 30], { relative: 1e-13 }],
      ],
      gradients: [[at([1, -3, 0], { a: 1 }), [exp(-1), -3 * exp(-3), 0]]],
    },
  ],
  [
    losses.fair,
    {
      options: { c: 0.5 },
      values: [
        [at([1, -3, 0.25], { c: 1 }), [1 - log(2), 3 - log(4), 0.25 - log1p(0.25)]],
        [at([1e-3], { c: 1 }), [5e-7 - 1e-9 / 3 + 2.5e-13 - 2e-16], { relative: 1e-12 }],
        [at([1e30, inf, minusInf, nan]), [1.4e30, inf, inf, nan]],
      ],
      gradients: [
        [at([1, -3], { c: 1 }), [0.5, -0.75]],
        [at([1e30, inf, minusInf, 0]), [1.4, 1.4, -1.4, 0]],
      ],
    },
  ],
  [
    losses.arctan,
    {
      options: { c: 2 },
      values: [[at([1, -2, 1e-9]), [PI / 8, Math.atan(4) / 2, 5e-19]]],
      gradients: [[at([1, -2]), [0.5, -2 / 17]]],
    },
  ],
];

for (const [loss, definition] of table) conform(loss, definition);

test.each([
  [losses.gemanMcClure, 0.5],
  [losses.welsch, 2.985 ** 2 / 2],
  [losses.tukeyBiweight, 4.685 ** 2 / 6],
  [losses.andrewsWave, 2 * 1.339 ** 2],
  [losses.hampel, 10],
  [losses.talwar, 2.795 ** 2 / 2],
  [losses.ramsay, 1 / 0.3 ** 2],
  [losses.arctan, PI / 4],
])("far out %o is at its ceiling and has no slope", (loss, ceiling) => {
  for (const dtype of ["float64", "float32"] as const) {
    const x = tensor([1e30, -1e30, inf, minusInf, nan, 0], { dtype });
    const [high, zero] = [tensor(ceiling, { dtype }).itemSync(), 0];
    const values = loss(x, 0, { reduction: "none" }).dataSync();
    expect([...values.subarray(0, 4)].every((y) => Math.abs(y / high - 1) < 1e-6)).toBe(true);
    expect([...values.subarray(4)]).toEqual([nan, zero]);
    const slopes = loss.valueAndGrad(x, 0, { reduction: "sum" }).gradient.dataSync();
    expect([...slopes].map((y) => Math.abs(y) > 1e-20)).toEqual([false, false, false, false, false, false]);
    expect(slopes[4]).toBe(nan);
  }
});

test("cauchy grows as a logarithm as far as numbers reach", () => {
  for (const dtype of ["float64", "float32"] as const) {
    const x = tensor([1e30, -1e30, inf, minusInf, nan], { dtype });
    const values = losses.cauchy(x, 0, { c: 1, reduction: "none" }).dataSync();
    expect(values[0]).toBeCloseTo(30 * log(10), 4);
    expect([...values.subarray(2)]).toEqual([inf, inf, nan]);
    const { gradient } = losses.cauchy.valueAndGrad(x, 0, { c: 1, reduction: "sum" });
    expect([...gradient.dataSync().subarray(2)]).toEqual([0, -0, nan]);
  }
});

test.each([
  { a: 3, b: 2, c: 8 },
  { a: 1, b: 8, c: 8 },
])("hampel's parts come in order, not as %o", (options) => {
  expect(() => losses.hampel([1], [0], options)).toThrow(ValueError);
  expect(() => losses.hampel([1], [0], options)).toThrow(
    `hampel: the options must be in order, a ≤ b < c, not a = ${options.a}, b = ${options.b}, c = ${options.c}.`,
  );
});

const { barron } = losses;

for (const options of [
  { alpha: 0, scale: 0.7 },
  { alpha: [2, -2], scale: 2 },
]) {
  conform(barron, { name: `barron with ${JSON.stringify(options)}`, options });
}

describe("barron", () => {
  const double = (values: number | number[]) => tensor(values, { dtype: "float64" });
  const x = double([-3, -0.5, 1e-8, 0, 1, 20]);

  test.each([
    ["half the squared error", 2, losses.halfSquaredError],
    ["pseudo-Huber", 1, losses.pseudoHuber],
    ["Cauchy's of scale √2", 0, losses.cauchy.with({ c: Math.SQRT2 })],
    ["Geman–McClure's of scale 2", -2, losses.gemanMcClure.with({ c: 2 })],
    ["Welsch's of scale √2", minusInf, losses.welsch.with({ c: Math.SQRT2 })],
  ])("is %s at its shape", (_, alpha, named) => {
    const [ours, theirs] = [barron, named].map((loss, i) => {
      const f = (p: typeof x) => loss(p, 0, { reduction: "sum", ...(i === 0 && { alpha }) });
      const { value, gradient } = loss.valueAndGrad(x, 0, {
        reduction: "none",
        ...(i === 0 && { alpha }),
      } as never);
      return [value, gradient, hvp(f, x, [1, 1, 1, 1, 1, 1])];
    }) as [(typeof x)[], (typeof x)[]];
    for (const [i, figure] of ours.entries()) {
      const expected = theirs[i]?.dataSync() ?? [];
      for (const [j, y] of figure.dataSync().entries()) expect(y).toBeCloseTo(expected[j] ?? nan, 12);
    }
  });

  test.each([2, 1, 0, -2])("is continuous in its shape at %d", (alpha) => {
    const value = (shape: number) => barron(x, 0, { alpha: double(shape), reduction: "none" }).dataSync();
    const [below, here, above] = [value(alpha - 1e-9), value(alpha), value(alpha + 1e-9)];
    for (const [i, y] of here.entries()) {
      expect(below[i]).toBeCloseTo(y, 4);
      expect(above[i]).toBeCloseTo(y, 4);
    }
  });

  test("tends to Welsch's as its shape falls", () => {
    const [limit, low] = [minusInf, -1e8].map((alpha) =>
      barron(x, 0, { alpha, reduction: "none" }).dataSync(),
    );
    for (const [i, y] of limit?.entries() ?? []) expect(low?.[i]).toBeCloseTo(y, 7);
  });

  test.each([2, 1, 0, -2, 3, minusInf])("has finite slopes in residual, shape and scale at %d", (alpha) => {
    const f = ([p, shape, scale]: (typeof x)[]) =>
      barron(p ?? x, 0, { alpha: shape ?? 0, scale: scale ?? 1, reduction: "sum" });
    const gradients = grad(f)([x, double(alpha), double(0.5)]);
    for (const gradient of gradients) expect(gradient.isFinite().all().itemSync()).toBe(1);
  });

  test.each([1.5, 0.3, 0, 1e-3, -2, -7, 3])(
    "has the slope in its shape that differences show, at %d",
    (alpha) => {
      const f = (shape: typeof x) => barron(x, 0, { alpha: shape, reduction: "sum" });
      const step = 1e-5;
      const difference =
        f(double(alpha + step))
          .sub(f(double(alpha - step)))
          .itemSync() /
        (2 * step);
      expect(grad(f)(double(alpha)).itemSync() / difference).toBeCloseTo(1, 6);
    },
  );

  test("keeps its value and slope where the residual's square overflows", () => {
    const extreme = tensor([1e30, -1e30, inf, nan]);
    const { value, gradient } = barron.valueAndGrad(extreme, 0, { reduction: "none" });
    const [first = 0, , ...rest] = value.dataSync();
    expect(first / 1e30).toBeCloseTo(1, 4);
    expect(rest).toEqual([inf, nan]);
    const [up = 0, down = 0, end = 0] = gradient.dataSync();
    for (const [slope, limit] of [
      [up, 1],
      [down, -1],
      [end, 1],
    ] as const)
      expect(slope).toBeCloseTo(limit, 4);
  });

  test.each([
    ["Cauchy's", 0, Math.PI * Math.SQRT2],
    // 2e K₁(1), the modified Bessel function.
    ["the hyperbolic one", 1, 2 * Math.E * 0.6019072301972346],
    ["the normal one", 2, Math.sqrt(2 * Math.PI)],
  ])("as a likelihood it is that of %s", (_, alpha, partition) => {
    const [plain, full] = [false, true].map((likelihood) =>
      barron(x, 0, { alpha, scale: 0.5, likelihood, reduction: "none" }),
    ) as [typeof x, typeof x];
    for (const added of full.sub(plain).dataSync()) expect(added).toBeCloseTo(log(partition / 2), 12);
  });

  test("its likelihood is infinite where nothing integrates, and has slopes in shape and scale", () => {
    expect(barron(x, 0, { alpha: -1e-3, likelihood: true }).itemSync()).toBe(inf);
    const f = (values: number[]) => {
      const [alpha = 1, scale = 1] = values;
      return barron(x, 0, { alpha: double(alpha), scale: double(scale), likelihood: true }).itemSync();
    };
    const slopes = grad(([alpha, scale]: (typeof x)[]) =>
      barron(x, 0, { alpha: alpha ?? 1, scale: scale ?? 1, likelihood: true }),
    )([double(0.8), double(1.7)]);
    const step = 1e-5;
    expect(slopes[0]?.itemSync()).toBeCloseTo((f([0.8 + step, 1.7]) - f([0.8 - step, 1.7])) / (2 * step), 7);
    expect(slopes[1]?.itemSync()).toBeCloseTo((f([0.8, 1.7 + step]) - f([0.8, 1.7 - step])) / (2 * step), 7);
  });
});
