import { tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import {
  betaEntropy,
  betaKlDivergence,
  dirichletEntropy,
  dirichletKlDivergence,
  multivariateNormalEntropy,
  multivariateNormalHellingerDistance,
  multivariateNormalKlDivergence,
  multivariateNormalWassersteinDistance,
  normalEntropy,
  normalHellingerDistance,
  normalKlDivergence,
  normalWassersteinDistance,
} from "./index.js";

const double = { dtype: "float64" } as const;
const diagonal = (a: number, b: number) => [
  [a, 0],
  [0, b],
];
const p = { mean: [0.3, -1], covariance: diagonal(4, 0.25) };
const q = { mean: [0.5, 1], covariance: diagonal(1, 2.25) };
const axes = [
  [
    { mean: 0.3, standardDeviation: 2 },
    { mean: 0.5, standardDeviation: 1 },
  ],
  [
    { mean: -1, standardDeviation: 0.5 },
    { mean: 1, standardDeviation: 1.5 },
  ],
] as const;
const alongAxes = (
  one: (typeof axes)[number] extends readonly [infer P, infer Q] ? (p: P, q: Q) => number : never,
) => axes.map(([a, b]) => one(a, b));
const between = [
  multivariateNormalKlDivergence,
  multivariateNormalHellingerDistance,
  multivariateNormalWassersteinDistance,
];

describe("normal distributions of vectors", () => {
  test("of independent coordinates are those of each", () => {
    const [x = 0, y = 0] = alongAxes((a, b) => normalKlDivergence(a, b).itemSync());
    expect(multivariateNormalKlDivergence(p, q).itemSync()).toBeCloseTo(x + y, 13);
    const [h = 0, k = 0] = alongAxes((a) => normalEntropy(a).itemSync());
    expect(multivariateNormalEntropy(p).itemSync()).toBeCloseTo(h + k, 14);
    const [v = 0, w = 0] = alongAxes((a, b) => 1 - normalHellingerDistance(a, b).itemSync() ** 2);
    expect(multivariateNormalHellingerDistance(p, q).itemSync() ** 2).toBeCloseTo(1 - v * w, 14);
    const [d = 0, e = 0] = alongAxes((a, b) => normalWassersteinDistance(a, b).itemSync());
    expect(multivariateNormalWassersteinDistance(p, q).itemSync()).toBeCloseTo(Math.hypot(d, e), 13);
  });

  test("are as far apart when all is turned", () => {
    const turn = tensor(
      [
        [0.8, -0.6],
        [0.6, 0.8],
      ],
      double,
    );
    const turned = ({ mean, covariance }: typeof p) => ({
      mean: turn.matmul(mean),
      covariance: turn.matmul(tensor(covariance, double)).matmul(turn.transpose()),
    });
    for (const measure of between) {
      expect(measure(turned(p), turned(q)).itemSync()).toBeCloseTo(measure(p, q).itemSync(), 13);
    }
  });

  test("are not apart from themselves", () => {
    const covariance = [
      [2, 0.5],
      [0.5, 1],
    ];
    for (const measure of between) {
      expect(Math.abs(measure({ covariance }, { covariance }).itemSync())).toBeLessThan(1e-7);
    }
  });

  test("come in batches", () => {
    const two = { covariance: [diagonal(1, 1), diagonal(4, 1)] };
    expect(multivariateNormalEntropy(two, { base: 2 }).shape).toEqual([2]);
    const far = {
      mean: [
        [3, 0],
        [0, 4],
      ],
      covariance: diagonal(1, 1),
    };
    expect(multivariateNormalWassersteinDistance({ covariance: diagonal(1, 1) }, far)).toBeAllClose([3, 4]);
  });

  test("have the gradients that differences give", async () => {
    const full = [
      [2, 0.4, 0.1],
      [0.4, 1, -0.3],
      [0.1, -0.3, 0.7],
    ];
    const other = { mean: [0.1, 0.2, 0.3], covariance: full };
    const start = [
      [1, -0.2, 0.3],
      [-0.2, 1.5, 0.1],
      [0.3, 0.1, 0.9],
    ];
    await checkGradient((covariance) => multivariateNormalEntropy({ covariance }), [start], { second: true });
    for (const measure of between) {
      await checkGradient((mean, covariance) => measure({ mean, covariance }, other), [[0, 1, -1], start], {
        second: true,
        relative: 1e-6,
      });
    }
    await checkGradient((covariance) => multivariateNormalKlDivergence(other, { covariance }), [start], {
      second: true,
    });
  });

  test("need a covariance that is square, and definite", () => {
    expect(multivariateNormalEntropy({ covariance: diagonal(1, -1) }).itemSync()).toBeNaN();
    expect(() => multivariateNormalEntropy({ covariance: [1, 2] })).toThrow(
      "multivariateNormalEntropy: covariance has the shape [2]. Its last two axes must be those of a square matrix",
    );
    expect(() => multivariateNormalKlDivergence({ mean: [1, 2, 3], covariance: diagonal(1, 1) }, q)).toThrow(
      "p.mean [3] does not fit p.covariance [2, 2]",
    );
  });
});

describe("Dirichlet distributions", () => {
  test("over two outcomes are beta distributions, one along each last axis", () => {
    const concentration = [
      [2.5, 1],
      [0.5, 3],
    ];
    const [alpha, beta] = [
      [2.5, 0.5],
      [1, 3],
    ];
    expect(dirichletEntropy({ concentration })).toBeAllClose(betaEntropy({ alpha, beta }));
    expect(dirichletKlDivergence({ concentration }, { concentration: [1.5, 2] })).toBeAllClose(
      betaKlDivergence({ alpha, beta }, { alpha: 1.5, beta: 2 }),
    );
  });

  test("have the gradients that differences give", async () => {
    const start = [0.7, 2, 1.4];
    await checkGradient((concentration) => dirichletEntropy({ concentration }), [start], { second: true });
    await checkGradient(
      (a, b) => dirichletKlDivergence({ concentration: a }, { concentration: b }),
      [start, [1, 0.8, 2.5]],
      { second: true },
    );
  });
});

test("what is missing, and what does not broadcast, is said", () => {
  // @ts-expect-error for those who write JavaScript
  expect(() => normalKlDivergence({ standardDeviation: 1 }, { sigma: 1 })).toThrow(
    "normalKlDivergence: q.standardDeviation is missing. The distribution has the parameters mean, standardDeviation.",
  );
  expect(() => betaEntropy({ alpha: [1, 2], beta: [1, 2, 3] })).toThrow(
    "betaEntropy: alpha [2] and beta [3] do not broadcast",
  );
});
