import { grad, ShapeError, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { collisionEntropy } from "./collision-entropy.js";
import { entropy } from "./entropy.js";
import { type EntropyEstimator, entropyFromCounts } from "./entropy-from-counts.js";
import { entropyFromLabels } from "./entropy-from-labels.js";
import { entropyOfLogits } from "./entropy-of-logits.js";
import { entropyStandardError } from "./entropy-standard-error.js";
import { extropy } from "./extropy.js";
import { giniSimpson } from "./gini-simpson.js";
import { hartleyEntropy } from "./hartley-entropy.js";
import { minEntropy } from "./min-entropy.js";
import { perplexity } from "./perplexity.js";
import { renyiEntropy } from "./renyi-entropy.js";
import { tsallisEntropy } from "./tsallis-entropy.js";

const oo = Number.POSITIVE_INFINITY;
const value = (x: Tensor) => x.itemSync();
const p = [0.5, 0.3, 0.2];

describe("orders", () => {
  test("Rényi's entropy has the others at its special orders", () => {
    const special: [number, (p: number[]) => Tensor][] = [
      [0, hartleyEntropy],
      [1, entropy],
      [2, collisionEntropy],
      [oo, minEntropy],
    ];
    for (const [alpha, same] of special) {
      expect(value(renyiEntropy(p, { alpha }))).toBeCloseTo(value(same(p)), 14);
      expect(value(renyiEntropy([...p, 0], { alpha }))).toBeCloseTo(value(same(p)), 14);
    }
    expect(value(renyiEntropy(p, { alpha: 300 }))).toBeCloseTo((300 / 299) * Math.LN2, 14);
  });

  test("Tsallis' has the number of outcomes, Shannon's and Gini and Simpson's", () => {
    expect(value(tsallisEntropy([...p, 0], { alpha: 0 }))).toBe(2);
    expect(value(tsallisEntropy(p, { alpha: 1 }))).toBe(value(entropy(p)));
    expect(value(tsallisEntropy(p, { alpha: 2 }))).toBeCloseTo(value(giniSimpson(p)), 15);
    expect(value(tsallisEntropy(p, { alpha: 3 }))).toBeCloseTo((1 - 0.125 - 0.027 - 0.008) / 2, 15);
  });

  test("both are continuous through order 1, with their gradients", () => {
    const at = tensor([0.5, 0.25, 0.25], { dtype: "float64" });
    for (const family of [renyiEntropy, tsallisEntropy]) {
      for (const step of [1e-4, 1e-7, 1e-10, -1e-10, -1e-7, -1e-4]) {
        const near = (x: Tensor) => family(x, { alpha: 1 + step, normalize: true });
        const there = (x: Tensor) => family(x, { alpha: 1, normalize: true });
        const bound = { absolute: Math.abs(step) + 1e-5 * Number(Math.abs(step) < 1e-9) };
        expect(near(at)).toBeAllClose(there(at), bound);
        expect(grad(near)(at)).toBeAllClose(grad(there)(at), { absolute: 4 * Math.abs(step) + 1e-5 });
      }
    }
  });

  test("Rényi's falls with the order", () => {
    const orders = [0, 0.3, 0.5, 0.9, 1, 1.1, 1.9, 2, 2.1, 5, 50, oo];
    const entropies = orders.map((alpha) => value(renyiEntropy(p, { alpha })));
    expect(entropies).toEqual([...entropies].sort((a, b) => b - a));
  });
});

describe("gradients of both orders", () => {
  const table = [
    [0.2, 0.5, 0.3],
    [0.6, 0.3, 0.1],
  ];
  const measures: [string, (p: Tensor) => Tensor][] = [
    ...[0.4, 1.6, 3].flatMap((alpha): [string, (p: Tensor) => Tensor][] => [
      [`renyiEntropy ${alpha}`, (x) => renyiEntropy(x, { alpha, base: 2 })],
      [`tsallisEntropy ${alpha}`, (x) => tsallisEntropy(x, { alpha })],
    ]),
    ["minEntropy", (x) => minEntropy(x)],
    ["collisionEntropy", (x) => collisionEntropy(x)],
    ["giniSimpson", (x) => giniSimpson(x)],
    ["extropy", (x) => extropy(x)],
    ["perplexity", (x) => perplexity(x)],
    ["entropyOfLogits", (x) => entropyOfLogits(x)],
  ];
  test.each(measures)("of %s agree with differences", async (_, measure) => {
    await checkGradient(measure, [table], { second: true });
  });

  test("a certain class makes no NaN of logits", () => {
    const logits = tensor([0, -oo, -800], { dtype: "float64" });
    expect(grad((z) => entropyOfLogits(z))(logits).dataSync()).toEqual(new Float64Array(3));
    const equal = tensor([1, 1, -oo], { dtype: "float64" });
    expect(grad((z) => entropyOfLogits(z))(equal)).toBeAllClose([0, 0, 0], { absolute: 1e-16 });
  });
});

describe("estimates from counts", () => {
  // By hand from N = 8, and from R's package entropy by its formulas.
  const counts = [4, 3, 1, 0];
  const f = counts.map((n) => n / 8);
  const plugIn = -f.reduce((sum, x) => sum + (x === 0 ? 0 : x * Math.log(x)), 0);
  const leftOut = (i: number) => {
    const rest = counts.map((n, j) => (n - Number(i === j)) / 7);
    return -rest.reduce((sum, x) => sum + (x <= 0 ? 0 : x * Math.log(x)), 0);
  };
  const jackknifed =
    8 * plugIn - (7 / 8) * counts.reduce((sum, n, i) => sum + (n === 0 ? 0 : n * leftOut(i)), 0);
  const smoothed = (sum: number) => {
    const q = counts.map((n) => (n + sum / 4) / (8 + sum));
    return -q.reduce((total, x) => total + x * Math.log(x), 0);
  };
  const coverage = 1 - 1 / 8;
  const expected: Partial<Record<EntropyEstimator, number>> = {
    plugIn,
    millerMadow: plugIn + 2 / 16,
    jackknife: jackknifed,
    perks: smoothed(1),
    minimax: smoothed(Math.sqrt(8)),
    chaoShen: -f.reduce((sum, x) => {
      const y = x * coverage;
      return y === 0 ? sum : sum + (y * Math.log(y)) / (1 - (1 - y) ** 8);
    }, 0),
  };
  test.each(Object.entries(expected))("%s", (estimator, entropy) => {
    const options = { estimator: estimator as EntropyEstimator };
    expect(value(entropyFromCounts(counts, options))).toBeCloseTo(entropy, 13);
    expect(value(entropyFromCounts(counts, { ...options, base: 2 }))).toBeCloseTo(entropy / Math.LN2, 13);
    // A batch along another axis.
    const columns = counts.map((n) => [n, n]);
    expect(entropyFromCounts(columns, { ...options, axis: 0 })).toBeAllClose([entropy, entropy]);
  });

  test("Grassberger's has G(n) = ψ(n) ± ½(ψ((n + 1)/2) − ψ(n/2))", () => {
    // G(1) = −γ − log 2, G(2) = G(3) − 0 = 2 − γ − log 2, G(2n + 1) = G(2n).
    const gamma = 0.5772156649015329;
    const g1 = -gamma - Math.LN2;
    const g2 = g1 + 2;
    const g4 = g2 + 2 / 3;
    const sum = 4 * g4 + 3 * g2 + g1;
    expect(value(entropyFromCounts(counts, { estimator: "grassberger" }))).toBeCloseTo(
      Math.log(8) - sum / 8,
      13,
    );
  });

  test("shrinking goes all the way when the frequencies are as good as equal", () => {
    expect(value(entropyFromCounts([5, 5, 5, 5], { estimator: "jamesStein", base: 2 }))).toBeCloseTo(2, 14);
    expect(value(entropyFromCounts([5, 6, 5, 4], { estimator: "jamesStein", base: 2 }))).toBeCloseTo(2, 14);
  });

  test("corrections lower the bias of small samples from a known distribution", () => {
    // All samples of 6 from three outcomes, each with its probability: the bias is exact.
    const truth = [0.5, 0.3, 0.2];
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    const samples = Array.from({ length: 7 }, (_, a) =>
      Array.from({ length: 7 - a }, (_, b) => [a, b, 6 - a - b]),
    ).flat();
    const weights = samples.map((ns) =>
      ns.reduce((w, n, i) => (w * (truth[i] ?? 0) ** n) / factorial(n), factorial(6)),
    );
    const bias = (estimator: EntropyEstimator) =>
      Math.abs(value(entropyFromCounts(samples, { estimator }).mul(weights).sum()) - value(entropy(truth)));
    for (const estimator of ["millerMadow", "grassberger", "chaoShen", "jackknife"] as const) {
      expect(bias(estimator), estimator).toBeLessThan(bias("plugIn") / 2);
    }
  });

  test("the standard error is that of the observations", () => {
    const surprisals = [
      ...new Array(4).fill(Math.log(2)),
      ...new Array(3).fill(Math.log(8 / 3)),
      Math.log(8),
    ] as number[];
    const mean = surprisals.reduce((a, b) => a + b) / 8;
    const variance = surprisals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 8;
    expect(value(entropyStandardError(counts))).toBeCloseTo(Math.sqrt(variance / 8), 14);
    const lefts = counts.flatMap((n, i) => new Array(n).fill(leftOut(i)) as number[]);
    const centre = lefts.reduce((a, b) => a + b) / 8;
    const spread = lefts.reduce((sum, x) => sum + (x - centre) ** 2, 0);
    expect(value(entropyStandardError(counts, { method: "jackknife" }))).toBeCloseTo(
      Math.sqrt((7 / 8) * spread),
      13,
    );
    expect(value(entropyStandardError(counts, { base: 2 }))).toBeCloseTo(
      Math.sqrt(variance / 8) / Math.LN2,
      14,
    );
  });

  test("labels of any type are counted, and an alphabet may have more than occur", () => {
    expect(value(entropyFromLabels(["a", "b", "b", "a"], { base: 2 }))).toBe(1);
    expect(value(entropyFromLabels(Int8Array.of(-3, 7, 7, 7)))).toBeCloseTo(value(entropy([0.25, 0.75])), 15);
    expect(value(entropyFromLabels([1e9, 0.5, 1e9, 0.5], { base: 2 }))).toBe(1);
    expect(value(entropyFromLabels([0, 0, 9], { estimator: "perks", alphabetSize: 4 }))).toBeCloseTo(
      value(entropyFromCounts([2, 1, 0, 0], { estimator: "perks" })),
      15,
    );
    expect(value(entropyFromLabels([]))).toBe(0);
  });
});

describe("errors say what and the remedy", () => {
  const table: [string, () => unknown, typeof ValueError | typeof ShapeError, string][] = [
    [
      "order below 0",
      () => renyiEntropy(p, { alpha: -1 }),
      ValueError,
      "alpha must be a number from 0 to Infinity, not -1",
    ],
    ["order NaN", () => renyiEntropy(p, { alpha: Number.NaN }), ValueError, "not NaN"],
    [
      "infinite order",
      () => tsallisEntropy(p, { alpha: oo }),
      ValueError,
      "alpha must be a number from 0, not Infinity",
    ],
    ["base", () => minEntropy(p, { base: 1 }), ValueError, "minEntropy: base 1 is no base of a logarithm"],
    ["axis", () => giniSimpson(p, { axis: 1 }), ShapeError, "giniSimpson: axis 1 does not exist"],
    ["scalar", () => extropy(0.5), ShapeError, "extropy: axis -1 does not exist"],
    [
      "estimator",
      () => entropyFromCounts([1], { estimator: "ML" as "plugIn" }),
      ValueError,
      "Give one of plugIn, millerMadow",
    ],
    [
      "method",
      () => entropyStandardError([1], { method: "boot" as "delta" }),
      ValueError,
      'Give "delta" or "jackknife"',
    ],
    ["alphabet", () => entropyFromLabels([1, 2], { alphabetSize: 1 }), ValueError, "at least the 2 labels"],
    ["rank", () => entropyFromLabels(tensor([[1, 2]])), ShapeError, "Did you mean labels.reshape([-1])?"],
    ["no labels", () => entropyFromLabels(3 as never), ShapeError, "a label for each sample, in an array"],
  ];
  test.each(table)("%s", (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
