import { lossNames } from "@surprisal/loss-registry";
import { grad, randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  biTemperedLogistic,
  classBalanced,
  cumulativeLogit,
  entmax,
  entmaxLoss,
  fenchelYoung,
  generalizedCrossEntropy,
  logitAdjusted,
  multiclassBrier,
  multiclassHinge,
  multiclassPerceptron,
  nllLoss,
  softmaxCrossEntropy,
  sparsemax,
  sparsemaxLoss,
  sphericalScore,
} from "./index.js";

const double = (data: number[] | number[][]) => tensor(data, { dtype: "float64" });
const logits = randomNormal([5, 4], { seed: 11, dtype: "float64", standardDeviation: 2 });
const labels = [0, 3, 1, 2, 2];

describe("a proper loss is least, in expectation, at the true distribution", () => {
  const truth = double([[0.1, 0.6, 0.3]]);
  const tempered = (p: Tensor, t: number) =>
    p
      .pow(1 - t)
      .sub(1)
      .div(1 - t);
  const cases: [string, (prediction: Tensor) => Tensor, Tensor][] = [
    ["softmaxCrossEntropy", (z) => softmaxCrossEntropy(z, truth), truth.log()],
    ["nllLoss of logSoftmax", (z) => nllLoss(z.logSoftmax(), truth), truth.log()],
    ["multiclassBrier", (z) => multiclassBrier(z, truth), truth.log()],
    ["sphericalScore", (z) => sphericalScore(z, truth), truth.log()],
    ["entmaxLoss", (z) => entmaxLoss(z, truth), truth.sqrt().mul(2)],
    ["entmaxLoss of order 3", (z) => entmaxLoss(z, truth, { alpha: 3 }), truth.square().div(2)],
    ["sparsemaxLoss", (z) => sparsemaxLoss(z, truth), truth],
    ["biTemperedLogistic", (z) => biTemperedLogistic(z, truth), tempered(truth, 1.3)],
  ];
  test.each(cases)("%s", (_name, loss, best) => {
    expect(grad(loss)(best)).toBeAllClose([[0, 0, 0]], { absolute: 1e-14 });
    const least = loss(best).itemSync();
    const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate, coordinate), (move) => {
        expect(loss(best.add(double([move]))).itemSync()).toBeGreaterThanOrEqual(least - 1e-14);
      }),
      { numRuns: 30 },
    );
  });

  test("of class indices drawn from it, too", () => {
    const expected = (score: (z: Tensor, y: number[]) => Tensor) => (z: Tensor) =>
      [0, 1, 2].map((y) => score(z, [y]).mul(truth.dataSync()[y] ?? 0)).reduce((a, b) => a.add(b));
    for (const score of [multiclassBrier, sphericalScore, softmaxCrossEntropy]) {
      const slope = grad(expected((z, y) => score(z, y)))(truth.log());
      expect(slope, score.name).toBeAllClose([[0, 0, 0]], { absolute: 1e-14 });
    }
  });
});

describe("the projections", () => {
  /** p = max(0, (α − 1) z − τ)^(1/(α − 1)) with the τ, found by halving, at which it sums to 1. */
  function byBisection(z: readonly number[], alpha: number): number[] {
    const scaled = z.map((score) => (alpha - 1) * score);
    const at = (tau: number) => scaled.map((score) => Math.max(0, score - tau) ** (1 / (alpha - 1)));
    let [low, high] = [Math.max(...scaled) - 1, Math.max(...scaled)];
    for (let i = 0; i < 100; i++) {
      const middle = (low + high) / 2;
      if (at(middle).reduce((a, b) => a + b) >= 1) low = middle;
      else high = middle;
    }
    return at(low);
  }

  test.each([1.05, 1.3, 1.5, 2, 2.5])(
    "entmax of order %f sums to 1, and is what it is defined as",
    (alpha) => {
      const scores = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 9 });
      fc.assert(
        fc.property(scores, (z) => {
          const p = [...entmax(double(z), { alpha }).dataSync()];
          expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
          const expected = byBisection(z, alpha);
          for (const [i, share] of p.entries()) expect(share).toBeCloseTo(expected[i] ?? Number.NaN, 9);
        }),
        { numRuns: 40 },
      );
    },
  );

  test("of order 1 is softmax, and of order 2 sparsemax", () => {
    expect(entmax(logits, { alpha: 1 })).toBeAllClose(logits.softmax());
    expect(entmax(logits, { alpha: 1.0001 })).toBeAllClose(logits.softmax(), { absolute: 1e-3 });
    expect(sparsemax(logits)).toBeAllClose(entmax(logits, { alpha: 2 }));
    expect(sparsemax(logits.transpose(), { axis: 0 }).transpose()).toBeAllClose(sparsemax(logits));
  });

  test("of a high order sums to 1 in spite of its steepness", () => {
    const z = randomNormal([500, 10], { seed: 3, dtype: "float64", standardDeviation: 3 });
    expect(entmax(z, { alpha: 6 }).sum(1)).toBeAllClose(tensor(1, { dtype: "float64" }).expand([500]));
  });

  test("−∞ has no share; NaN and ∞ leave none", () => {
    const rows = double([
      [0, -Infinity],
      [0, Infinity],
      [Number.NaN, 0],
    ]);
    for (const alpha of [1.5, 2]) {
      expect([...entmax(rows, { alpha }).dataSync()]).toEqual([1, 0, NaN, NaN, NaN, NaN]);
    }
  });

  test("the gradient of each loss is its projection minus the target", () => {
    for (const alpha of [1.2, 1.5, 2, 3]) {
      const slope = entmaxLoss.valueAndGrad(logits, labels, { alpha, reduction: "sum" }).gradient;
      const oneHot = tensor(labels, { dtype: "int32" }).oneHot(4, "float64");
      expect(slope).toBeAllClose(entmax(logits, { alpha }).sub(oneHot), { absolute: 1e-15 });
    }
  });

  test("have an order of at least 1, and an axis", () => {
    expect(() => entmax([1, 2], { alpha: 0.5 })).toThrow(
      "entmax: alpha must be a finite number, at least 1, not 0.5.",
    );
    expect(() => sparsemax([1, 2], { axis: 1 })).toThrow("axis 1");
  });
});

describe("Fenchel–Young losses of other functions", () => {
  test("log-sum-exp gives softmax cross-entropy", () => {
    const loss = fenchelYoung({ name: "test1", conjugate: (z, axis) => z.logSumExp(axis) });
    for (const options of [{}, { ignoreIndex: 2 }, { classWeight: [1, 2, 3, 4] }]) {
      expect(loss(logits, labels, options)).toBeAllClose(softmaxCrossEntropy(logits, labels, options));
    }
  });

  test("half the squared norm gives half the squared distance", () => {
    const half = (x: Tensor, axis: number) => x.square().sum(axis).div(2);
    const loss = fenchelYoung({ name: "test2", conjugate: half, regularizer: half });
    const oneHot = tensor(labels, { dtype: "int32" }).oneHot(4, "float64");
    expect(loss(logits, labels, { reduction: "none" })).toBeAllClose(half(logits.sub(oneHot), 1));
  });

  test("the maximum gives the perceptron", () => {
    const loss = fenchelYoung({ name: "test3", conjugate: (z, axis) => z.max(axis) });
    expect(loss(logits, labels)).toBeAllClose(multiclassPerceptron(logits, labels));
  });
});

describe("families meet", () => {
  const none = { reduction: "none" } as const;
  const crossEntropy = softmaxCrossEntropy(logits, labels, none);

  test.each<[string, Tensor, Tensor, number]>([
    [
      "generalised cross-entropy tends to cross-entropy",
      generalizedCrossEntropy(logits, labels, { ...none, q: 1e-7 }),
      crossEntropy,
      1e-5,
    ],
    [
      "entmax of order 1 is cross-entropy",
      entmaxLoss(logits, labels, { ...none, alpha: 1 + 1e-6 }),
      crossEntropy,
      1e-4,
    ],
    [
      "entmax of order 2 is sparsemax",
      entmaxLoss(logits, labels, { ...none, alpha: 2 }),
      sparsemaxLoss(logits, labels, none),
      1e-13,
    ],
    [
      "bi-tempered at temperatures 1 is cross-entropy",
      biTemperedLogistic(logits, labels, { ...none, t1: 1, t2: 1 }),
      crossEntropy,
      1e-13,
    ],
    [
      "bi-tempered near temperature 1 is near it",
      biTemperedLogistic(logits, labels, { ...none, t1: 1, t2: 1 + 1e-6 }),
      crossEntropy,
      1e-4,
    ],
    [
      "a hinge without margin is the perceptron",
      multiclassHinge(logits, labels, { ...none, margin: 0 }),
      multiclassPerceptron(logits, labels, none),
      0,
    ],
    [
      "classes of equal weight change nothing",
      classBalanced(logits, labels, { ...none, classCounts: [9, 9, 9, 9] }),
      crossEntropy,
      1e-13,
    ],
    [
      "classes of equal frequency change nothing",
      logitAdjusted(logits, labels, { ...none, classCounts: [9, 9, 9, 9] }),
      crossEntropy,
      1e-13,
    ],
  ])("%s", (_claim, one, other, relative) => {
    expect(one).toBeAllClose(other, { relative, absolute: 1e-14 });
  });

  test("the likelihoods of ordered classes sum to 1", () => {
    const cumulative = double([[-3, 0.1, 0.2, 40]]);
    const total = [0, 1, 2, 3, 4].map((k) => Math.exp(-cumulativeLogit(cumulative, [k]).itemSync()));
    expect(total.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
  });

  test("proportional odds have the gradient of scores and thresholds", () => {
    const thresholds = double([-1, 0.5, 2]);
    const score = double([0.3, -2]);
    const loss = (parts: Tensor[]) => {
      const [theta, f] = parts as [Tensor, Tensor];
      return cumulativeLogit(theta.sub(f.unsqueeze(-1)), [1, 0]);
    };
    const [ofThresholds, ofScores] = grad(loss)([thresholds, score]);
    // Moving everything by the same changes nothing.
    expect(ofThresholds?.sum()).toBeAllClose(ofScores?.sum().neg() ?? Number.NaN, { absolute: 1e-15 });
  });

  test("robust losses are bounded", () => {
    const wrong = double([[-1e4, 1e4]]);
    expect(generalizedCrossEntropy(wrong, [0], { q: 0.7 }).itemSync()).toBeCloseTo(1 / 0.7, 12);
    expect(biTemperedLogistic(wrong, [0], { t1: 0.5 }).itemSync()).toBeLessThan(2);
  });

  test("a custom loss is not registered", () => {
    fenchelYoung({ name: "test4", conjugate: (z, axis) => z.max(axis) });
    expect(lossNames()).not.toContain("test4");
  });
});
