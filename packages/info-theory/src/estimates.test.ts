import { randomNormal, randomUniform, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test, vi } from "vitest";
import {
  differentialEntropy,
  gaussianCopulaMutualInformation,
  histogramEntropy,
  histogramMutualInformation,
  kernelDensityEntropy,
  kozachenkoLeonenkoEntropy,
  kozachenkoLeonenkoEntropyAsync,
  ksgConditionalMutualInformation,
  ksgConditionalMutualInformationAsync,
  ksgMutualInformation,
  ksgMutualInformationAsync,
  nearestNeighborKlDivergence,
  nearestNeighborKlDivergenceAsync,
  normalEntropy,
  optimalTransport,
  optimalTransportAsync,
  optimalTransportPlan,
  optimalTransportPlanAsync,
  rossMutualInformation,
  rossMutualInformationAsync,
  type StepOptions,
  sinkhorn,
  sinkhornAsync,
  sinkhornDivergence,
  sinkhornDivergenceAsync,
  sinkhornPlan,
  sinkhornPlanAsync,
} from "./index.js";
import { KdTree, type Metric } from "./support/k-d-tree.js";
import { normalQuantile } from "./support/normal-quantile.js";
import { atOnce } from "./support/steps.js";

const double = { dtype: "float64" } as const;
const number = (x: Tensor) => x.itemSync();
const normal = (shape: number[], seed: number) => randomNormal(shape, { seed, ...double });

/** Mean, and standard error of it, over samples drawn with several seeds. */
function overSeeds(count: number, f: (seed: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: count }, (_, seed) => f(seed));
  const mean = values.reduce((sum, x) => sum + x, 0) / count;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1);
  return { mean, error: Math.sqrt(variance / count) };
}

describe("KdTree", () => {
  const n = 300;
  const random = randomUniform([n * 2], { seed: 1, ...double }).dataSync() as Float64Array;
  // Many points in one place, and many on one line.
  const whole = random.map((x, i) => Math.floor(x * (i % 2 === 0 ? 3 : 8)));
  const cases = (["chebyshev", "euclidean"] as const).flatMap((metric) =>
    [random, whole].map((points) => ({ metric, points })),
  );

  test.each(cases)("finds what looking at all finds, $metric", ({ metric, points }) => {
    const tree = atOnce(KdTree.inSteps(points, 2, metric));
    const [indices, distances] = [new Int32Array(5), new Float64Array(5)];
    for (let i = 0; i < n; i += 7) {
      const all = Array.from({ length: n }, (_, j) => between(metric, points, i, j));
      const others = all.filter((_, j) => j !== i).sort((a, b) => a - b);
      tree.nearest(points, 2 * i, indices, distances, i);
      expect([...distances]).toEqual(others.slice(0, 5));
      expect([...indices].map((j) => all[j])).toEqual([...distances]);
      for (const radius of [0, others[4] ?? 0, others[100] ?? 0]) {
        expect(tree.countWithin(points, 2 * i, radius, true)).toBe(all.filter((r) => r < radius).length);
        expect(tree.countWithin(points, 2 * i, radius, false)).toBe(all.filter((r) => r <= radius).length);
      }
    }
  });

  function between(metric: Metric, points: Float64Array, i: number, j: number): number {
    const [dx = 0, dy = 0] = [0, 1].map((axis) =>
      Math.abs((points[2 * i + axis] ?? 0) - (points[2 * j + axis] ?? 0)),
    );
    return metric === "chebyshev" ? Math.max(dx, dy) : dx * dx + dy * dy;
  }
});

describe("differentialEntropy", () => {
  const methods = ["vasicek", "vanEs", "ebrahimi", "correa"] as const;
  const x = [0.3, -1.2, 2.1, 0.9, -0.4, 1.5, 0.1];

  test.each(methods)("by %s is near the truth, and follows the scale", async (method) => {
    const truth = number(normalEntropy({ standardDeviation: 1 }));
    const samples = normal([1000], 3);
    const ours = number(differentialEntropy(samples, { method }));
    expect(Math.abs(ours - truth)).toBeLessThan(0.1);
    const wider = differentialEntropy(samples.mul(8).add(5), { method, base: 2 });
    expect(number(wider)).toBeCloseTo(ours / Math.LN2 + 3, 10);
    await checkGradient((s) => differentialEntropy(s, { method }), [x], { second: true, relative: 1e-6 });
  });

  test("takes a batch, and by itself a method that fits the number of samples", () => {
    const rows = differentialEntropy([x, x.map((value) => value * Math.E)]);
    expect(rows.shape).toEqual([2]);
    expect((rows.dataSync()[1] ?? 0) - (rows.dataSync()[0] ?? 0)).toBeCloseTo(1, 12);
    expect(rows.dataSync()[0]).toBe(number(differentialEntropy(x, { method: "vanEs" })));
  });

  test("says what does not fit", () => {
    expect(() => differentialEntropy([1, 2])).toThrow("it needs 3 samples along the last axis, not [2]");
    expect(() => differentialEntropy(x, { windowLength: 4 })).toThrow(
      "less than half of the 7 samples, not 4",
    );
    // @ts-expect-error for those who write JavaScript
    expect(() => differentialEntropy(x, { method: "van es" })).toThrow(
      'there is no method "van es". Choose one of auto',
    );
  });
});

describe("kozachenkoLeonenkoEntropy", () => {
  test.each(["chebyshev", "euclidean"] as const)("is right in the mean, %s", (metric) => {
    const truth = 3 * number(normalEntropy({ standardDeviation: 1 }));
    const { mean, error } = overSeeds(12, (seed) =>
      number(kozachenkoLeonenkoEntropy(normal([400, 3], seed), { metric })),
    );
    expect(Math.abs(mean - truth)).toBeLessThan(4 * error + 0.05);
  });

  test("has the gradients that differences give", async () => {
    for (const metric of ["chebyshev", "euclidean"] as const) {
      await checkGradient((x) => kozachenkoLeonenkoEntropy(x, { k: 2, metric }), [normal([6, 2], 1)], {
        second: true,
        relative: 1e-6,
      });
    }
  });

  test("of the same point again and again is −∞; NaN stays NaN", () => {
    expect(number(kozachenkoLeonenkoEntropy([1, 1, 1, 1, 2]))).toBe(Number.NEGATIVE_INFINITY);
    expect(number(kozachenkoLeonenkoEntropy([1, 2, 3, 5, Number.NaN]))).toBeNaN();
  });

  test("says what does not fit", () => {
    expect(() => kozachenkoLeonenkoEntropy([1, 2, 3])).toThrow(
      "x has 3 samples, and needs 4 for a neighbour of order 3. Give more",
    );
    expect(() => kozachenkoLeonenkoEntropy([1, 2, 3], { k: 0 })).toThrow(
      "k must be a whole number from 1, not 0",
    );
    // @ts-expect-error for those who write JavaScript
    expect(() => kozachenkoLeonenkoEntropy([1, 2, 3], { k: 1, metric: "l2" })).toThrow('not "l2"');
  });
});

describe("nearestNeighborKlDivergence", () => {
  test("is near the closed form", () => {
    const { mean, error } = overSeeds(12, (seed) =>
      number(
        nearestNeighborKlDivergence(
          normal([500], seed),
          normal([700], seed + 99)
            .mul(2)
            .add(1),
          { k: 5 },
        ),
      ),
    );
    const truth = Math.log(2) + (1 + 1) / 8 - 0.5;
    expect(Math.abs(mean - truth)).toBeLessThan(4 * error + 0.02);
  });

  test("has the gradients that differences give", async () => {
    await checkGradient(
      (x, y) => nearestNeighborKlDivergence(x, y, { k: 2, metric: "euclidean" }),
      [normal([5, 2], 1), normal([4, 2], 2)],
      { second: true, relative: 1e-6 },
    );
  });
});

describe("ksgMutualInformation", () => {
  const correlated = (rho: number, n: number, seed: number): [Tensor, Tensor] => {
    const [x, noise] = [normal([n], 2 * seed), normal([n], 2 * seed + 1)];
    return [x, x.mul(rho).add(noise.mul(Math.sqrt(1 - rho ** 2)))];
  };

  test.each([1, 2] as const)(
    "is unbiased within its standard error on normal variables, variant %s",
    (variant) => {
      for (const rho of [0, 0.6]) {
        const { mean, error } = overSeeds(16, (seed) =>
          number(ksgMutualInformation(...correlated(rho, 500, seed + 1), { variant, k: 4 })),
        );
        expect(Math.abs(mean + 0.5 * Math.log(1 - rho ** 2))).toBeLessThan(4 * error);
      }
    },
  );

  test("is symmetric, minds no scale of its own, and counts bits", () => {
    const [x, y] = correlated(0.8, 200, 7);
    const value = number(ksgMutualInformation(x, y));
    expect(number(ksgMutualInformation(y, x))).toBeCloseTo(value, 13);
    expect(number(ksgMutualInformation(x.mul(2), y.mul(2), { base: 2 }))).toBeCloseTo(value / Math.LN2, 12);
  });

  test("takes points of several coordinates, and independent ones do not help", () => {
    const [x, y] = correlated(0.9, 600, 8);
    const wide = number(ksgMutualInformation(x.unsqueeze(1), y.unsqueeze(1).concat(normal([600, 1], 5), 1)));
    expect(Math.abs(wide + 0.5 * Math.log(1 - 0.81))).toBeLessThan(0.15);
  });

  test("of samples with NaN is NaN", () => {
    const spoiled = [1, Number.NaN, 2, 4, 7];
    expect(number(ksgMutualInformation(spoiled, [1, 2, 3, 4, 5]))).toBeNaN();
    expect(number(ksgMutualInformation(spoiled, [1, 2, 3, 4, 5], { variant: 2 }))).toBeNaN();
    expect(number(rossMutualInformation(spoiled, [0, 0, 0, 1, 1]))).toBeNaN();
  });

  test("of samples that repeat is finite, as is that of equal ones", () => {
    const labels = tensor([0, 0, 0, 1, 1, 1, 0, 1], double);
    expect(Number.isFinite(number(ksgMutualInformation(labels, labels, { k: 1 })))).toBe(true);
    expect(
      number(ksgMutualInformation([0, 1, 0, 1, 5, 6], [1, 5, 0, 3, 0, 1], { clip: true })),
    ).toBeGreaterThanOrEqual(0);
  });

  test("given what makes them depend, they do not", () => {
    const z = normal([600], 11);
    const [x, y] = [12, 13].map((seed) => z.add(normal([600], seed).mul(0.5))) as [Tensor, Tensor];
    expect(number(ksgMutualInformation(x, y))).toBeGreaterThan(0.4);
    expect(Math.abs(number(ksgConditionalMutualInformation(x, y, z)))).toBeLessThan(0.1);
    // With nothing known it is the plain one.
    const constant = x.mul(0);
    expect(number(ksgConditionalMutualInformation(x, y, constant))).toBeCloseTo(
      number(ksgMutualInformation(x, y)),
      12,
    );
  });

  test("says what does not fit", () => {
    expect(() => ksgMutualInformation([1, 2, 3], [1, 2])).toThrow("x has 3 samples and y 2");
    expect(() => ksgMutualInformation([1, 2, 3], [1, 2, 3])).toThrow("needs 4 for a neighbour of order 3");
    // @ts-expect-error for those who write JavaScript
    expect(() => ksgMutualInformation([1, 2, 3, 4], [1, 2, 3, 4], { variant: 3 })).toThrow(
      "variant must be 1 or 2, not 3",
    );
  });
});

describe("rossMutualInformation", () => {
  test("is near the truth where labels shift a density, and near 0 where they do not", () => {
    const truth = mixtureInformation(1.5);
    const labels = Array.from({ length: 800 }, (_, i) => (i % 2 === 0 ? "a" : "b"));
    const shift = tensor(
      labels.map((label) => (label === "a" ? 1.5 : -1.5)),
      double,
    );
    const { mean, error } = overSeeds(10, (seed) =>
      number(rossMutualInformation(normal([800], seed).add(shift), labels)),
    );
    expect(Math.abs(mean - truth)).toBeLessThan(4 * error + 0.02);
    expect(Math.abs(number(rossMutualInformation(normal([800], 3), labels)))).toBeLessThan(0.1);
  });

  test("leaves out a label that occurs once", () => {
    const x = [0, 1, 2.5, 10, 11, 13];
    const labels = [0, 0, 0, 1, 1, 1];
    const value = number(rossMutualInformation(x, labels, { k: 2 }));
    expect(number(rossMutualInformation([...x, 5], [...labels, 7], { k: 2 }))).toBe(value);
    expect(() => rossMutualInformation([1, 2], ["a", "b"])).toThrow("no label occurs twice");
    expect(() => rossMutualInformation([1, 2], ["a"])).toThrow("x has 2 samples and labels 1");
  });

  /** Of a sign, and a normal variable around that many times the sign: log 2 less the mean entropy of the sign. */
  function mixtureInformation(shift: number): number {
    let sum = 0;
    const step = 1e-3;
    for (let x = -12; x < 12; x += step) {
      const [a, b] = [shift, -shift].map((m) => Math.exp(-((x - m) ** 2) / 2) / Math.sqrt(2 * Math.PI)) as [
        number,
        number,
      ];
      sum += step * 0.5 * (a * Math.log((2 * a) / (a + b)) + b * Math.log((2 * b) / (a + b)));
    }
    return sum;
  }
});

describe("in steps", () => {
  const [x, y, z] = [[1300, 2], [1100, 2], [1300]].map((shape, seed) => normal(shape, seed)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const labels = Array.from({ length: 1300 }, (_, i) => "aab"[i % 3]);
  const places = 40;
  const cost = normal([places, places], 4).square();
  const [p, q] = [5, 6].map((seed) => normal([places], seed).softmax()) as [Tensor, Tensor];
  const bits = { base: 2 };
  const round = { k: 2, metric: "euclidean" } as const;
  const [few, more] = [normal([20, 2], 7), normal([30, 2], 8)];
  const entropic = { epsilon: 0.1 };
  const unbalanced = { epsilon: 0.1, marginPenalty: 2 };

  interface Case {
    readonly name: string;
    readonly atOnce: () => Tensor;
    readonly inSteps: (options?: StepOptions) => Promise<Tensor>;
    /** Newton's steps end it all at once. */
    readonly leaps?: true;
  }

  const cases: readonly Case[] = [
    {
      name: "ksgMutualInformationAsync",
      atOnce: () => ksgMutualInformation(x, z, bits),
      inSteps: (options) => ksgMutualInformationAsync(x, z, { ...bits, ...options }),
    },
    {
      name: "ksgMutualInformationAsync, variant 2",
      atOnce: () => ksgMutualInformation(x, z, { variant: 2, clip: true }),
      inSteps: (options) => ksgMutualInformationAsync(x, z, { variant: 2, clip: true, ...options }),
    },
    {
      name: "ksgConditionalMutualInformationAsync",
      atOnce: () => ksgConditionalMutualInformation(x, x, z, bits),
      inSteps: (options) => ksgConditionalMutualInformationAsync(x, x, z, { ...bits, ...options }),
    },
    {
      name: "rossMutualInformationAsync",
      atOnce: () => rossMutualInformation(x, labels, bits),
      inSteps: (options) => rossMutualInformationAsync(x, labels, { ...bits, ...options }),
    },
    {
      name: "kozachenkoLeonenkoEntropyAsync",
      atOnce: () => kozachenkoLeonenkoEntropy(x.cast("float32"), round),
      inSteps: (options) => kozachenkoLeonenkoEntropyAsync(x.cast("float32"), { ...round, ...options }),
    },
    {
      name: "nearestNeighborKlDivergenceAsync",
      atOnce: () => nearestNeighborKlDivergence(x, y, bits),
      inSteps: (options) => nearestNeighborKlDivergenceAsync(x, y, { ...bits, ...options }),
    },
    {
      name: "optimalTransportAsync",
      atOnce: () => optimalTransport(cost, p, q),
      inSteps: (options) => optimalTransportAsync(cost, p, q, options),
    },
    {
      name: "optimalTransportPlanAsync",
      atOnce: () => optimalTransportPlan(cost, p, q),
      inSteps: (options) => optimalTransportPlanAsync(cost, p, q, options),
    },
    {
      name: "sinkhornAsync",
      leaps: true,
      atOnce: () => sinkhorn(cost, p, q, entropic),
      inSteps: (options) => sinkhornAsync(cost, p, q, { ...entropic, ...options }),
    },
    {
      name: "sinkhornPlanAsync",
      leaps: true,
      atOnce: () => sinkhornPlan(cost, p, q, unbalanced),
      inSteps: (options) => sinkhornPlanAsync(cost, p, q, { ...unbalanced, ...options }),
    },
    {
      name: "sinkhornDivergenceAsync",
      leaps: true,
      atOnce: () => sinkhornDivergence(few, more, entropic),
      inSteps: (options) => sinkhornDivergenceAsync(few, more, { ...entropic, ...options }),
    },
  ];

  /** As if each look at the clock came a second after the last: there is a turn of the event loop at every stop. */
  function slowly() {
    let now = 0;
    return vi.spyOn(performance, "now").mockImplementation(() => {
      now += 1000;
      return now;
    });
  }

  test.each(cases)("$name is the same, and tells how far it is", async ({ atOnce, inSteps, leaps }) => {
    using _ = slowly();
    const told: number[] = [];
    const result = await inSteps({ onProgress: (done) => told.push(done) });
    const expected = atOnce();
    expect(result.shape).toEqual(expected.shape);
    expect(result.dtype).toBe(expected.dtype);
    expect(result.dataSync()).toEqual(expected.dataSync());
    expect([told[0], told.at(-1)]).toEqual([0, 1]);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.some((done) => done > 0 && done < 1)).toBe(true);
    const most = Math.max(...told.map((done, i) => done - (told[i - 1] ?? 0)));
    if (!leaps) expect(most).toBeLessThan(0.2);
  });

  test.each(cases)("$name ends at the next stop when it is aborted", async ({ inSteps }) => {
    using _ = slowly();
    const controller = new AbortController();
    const told: number[] = [];
    const ended = inSteps({
      signal: controller.signal,
      onProgress(done) {
        told.push(done);
        if (done > 0) controller.abort(new RangeError("enough"));
      },
    });
    await expect(ended).rejects.toThrow(new RangeError("enough"));
    expect(told.filter((done) => done > 0)).toHaveLength(1);
    const never = vi.fn();
    await expect(inSteps({ signal: AbortSignal.abort("no"), onProgress: never })).rejects.toBe("no");
    expect(never).not.toHaveBeenCalled();
  });

  test("the clock and others go on meanwhile", async () => {
    const [many, others] = [normal([12_000, 2], 1), normal([12_000], 2)];
    await expect(
      ksgMutualInformationAsync(many, others, { signal: AbortSignal.timeout(20) }),
    ).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("the gradients are those of what is computed at once", async () => {
    const slopes = async (f: (...xs: Tensor[]) => Tensor | Promise<Tensor>, ...values: Tensor[]) => {
      const leaves = values.map((given) =>
        tensor(given.dataSync(), { shape: given.shape, requiresGrad: true }),
      );
      (await f(...leaves)).square().sum().backward();
      return leaves.map((leaf) => leaf.grad?.dataSync());
    };
    const problem = [cost, p, q] as const;
    expect(await slopes((s) => kozachenkoLeonenkoEntropyAsync(s), few)).toEqual(
      await slopes((s) => kozachenkoLeonenkoEntropy(s), few),
    );
    expect(await slopes((s, t) => nearestNeighborKlDivergenceAsync(s, t), few, more)).toEqual(
      await slopes((s, t) => nearestNeighborKlDivergence(s, t), few, more),
    );
    expect(await slopes((c, s, t) => optimalTransportAsync(c, s, t), ...problem)).toEqual(
      await slopes((c, s, t) => optimalTransport(c, s, t), ...problem),
    );
    const plans = await slopes((c, s, t) => optimalTransportPlanAsync(c, s, t), ...problem);
    expect(plans).toEqual(await slopes((c, s, t) => optimalTransportPlan(c, s, t), ...problem));
    expect(plans[1]?.some((slope) => slope !== 0)).toBe(true);
    expect(await slopes((c, s, t) => sinkhornPlanAsync(c, s, t, unbalanced), ...problem)).toEqual(
      await slopes((c, s, t) => sinkhornPlan(c, s, t, unbalanced), ...problem),
    );
  });

  test("errors come at once, and reject", async () => {
    const onProgress = vi.fn();
    const base = { base: 1, onProgress };
    await expect(ksgMutualInformationAsync(x, z, base)).rejects.toThrow("ksgMutualInformationAsync: base 1");
    await expect(kozachenkoLeonenkoEntropyAsync(x, base)).rejects.toThrow("base 1 is no base");
    await expect(rossMutualInformationAsync([1, 2], ["a", "b"], { onProgress })).rejects.toThrow(
      "rossMutualInformationAsync: no label occurs twice",
    );
    expect(onProgress).not.toHaveBeenCalled();
    await expect(optimalTransportAsync([[1]], [1], [2])).rejects.toThrow("Divide each by its sum");
  });
});

describe("normalQuantile", () => {
  test("is what SciPy's ndtri is", () => {
    const known = [
      [1e-300, -37.0471],
      [1e-10, -6.361340902404056],
      [0.01, -2.3263478740408408],
      [0.2, -0.8416212335729142],
      [0.5, 0],
      [0.6, 0.2533471031357997],
      [0.999, 3.090232306167813],
    ] as const;
    for (const [p, x] of known) expect(normalQuantile(p)).toBeCloseTo(x, p < 1e-20 ? 4 : 13);
  });
});

describe("histogramEntropy and histogramMutualInformation", () => {
  test("of even samples are those of uniform densities", () => {
    const even = Array.from({ length: 64 }, (_, i) => (4 * i) / 63);
    expect(number(histogramEntropy(even, { bins: 8 }))).toBeCloseTo(Math.log(4), 13);
    expect(number(histogramEntropy(even, { bins: 1, base: 2 }))).toBe(2);
    expect(number(histogramMutualInformation(even, even, { bins: 8, base: 2 }))).toBeCloseTo(3, 13);
    const grid = even.map((_, i) => [Math.floor(i / 8), i % 8]);
    const [x, y] = [0, 1].map((axis) => grid.map((cell) => cell[axis] ?? 0)) as [number[], number[]];
    expect(number(histogramMutualInformation(x, y, { bins: 8 }))).toBeCloseTo(0, 13);
  });

  test("follow the scale, and say what does not fit", async () => {
    const x = [0.3, -1.2, 2.1, 0.9, -0.4];
    await checkGradient((s) => histogramEntropy(s, { bins: 3 }), [x]);
    expect(number(histogramEntropy([1, 1]))).toBe(Number.NEGATIVE_INFINITY);
    expect(number(histogramEntropy([1, Number.NaN]))).toBeNaN();
    expect(() => histogramEntropy(x, { bins: 0 })).toThrow("bins must be a whole number from 1, not 0");
    expect(() => histogramMutualInformation(x, [1])).toThrow("x has 5 samples and y 1");
    expect(() => histogramEntropy([[1, 2]])).toThrow("histogramEntropy: x has points of 2 coordinates");
    expect(() => histogramMutualInformation([[1, 2]], [1])).toThrow("x has points of 2 coordinates");
  });
});

describe("kernelDensityEntropy", () => {
  test("is near the truth, by Scott's rule and by its own definition", async () => {
    const x = normal([400, 2], 5);
    expect(
      Math.abs(number(kernelDensityEntropy(x)) - 2 * number(normalEntropy({ standardDeviation: 1 }))),
    ).toBeLessThan(0.2);
    const [a, b, c] = [0.2, 1, -0.7];
    const bell = (z: number) => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const at = (p: number, q: number, r: number) =>
      Math.log((bell((p - q) / 0.5) + bell((p - r) / 0.5)) / 2 / 0.5);
    const mean = -(at(a, b, c) + at(b, a, c) + at(c, a, b)) / 3;
    expect(number(kernelDensityEntropy([a, b, c], { bandwidth: 0.5 }))).toBeCloseTo(mean, 13);
    const few = normal([4, 2], 6);
    await checkGradient((s) => kernelDensityEntropy(s), [few], { second: true, relative: 1e-6 });
    await checkGradient((s, bandwidth) => kernelDensityEntropy(s, { bandwidth }), [few, [0.5, 0.8]]);
    expect(() => kernelDensityEntropy([1])).toThrow("x has 1 samples, and needs 2");
  });
});

describe("gaussianCopulaMutualInformation", () => {
  test("of normal variables is the truth, however their scales are bent", () => {
    const rho = 0.7;
    const { mean, error } = overSeeds(10, (seed) => {
      const x = normal([600], seed);
      const y = x.mul(rho).add(normal([600], seed + 50).mul(Math.sqrt(1 - rho ** 2)));
      const bent = gaussianCopulaMutualInformation(x.exp(), y.mul(y.abs()));
      expect(number(bent)).toBeCloseTo(number(gaussianCopulaMutualInformation(x, y)), 12);
      return number(bent);
    });
    expect(Math.abs(mean + 0.5 * Math.log(1 - rho ** 2))).toBeLessThan(4 * error + 0.005);
  });

  test("takes points, and needs more of them than coordinates", () => {
    const [x, y] = [normal([500, 2], 1), normal([500, 1], 2)];
    expect(Math.abs(number(gaussianCopulaMutualInformation(x, y)))).toBeLessThan(0.02);
    expect(number(gaussianCopulaMutualInformation([1, 2, 3], [1, 2, 3]))).toBeGreaterThan(15);
    expect(() => gaussianCopulaMutualInformation([1, 2], [1, 2])).toThrow("needs 3 for as many coordinates");
  });
});
