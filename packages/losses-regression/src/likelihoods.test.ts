import { type Tensor, tensor } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";
import { besselRatio, logBesselI0e } from "./support/bessel.js";
import { lgammaHalf } from "./support/lgamma-half.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;
const { log, log1p, exp, PI, sqrt, cosh } = Math;
const normalizer = 0.5 * log(2 * PI);

/** A matrix of two rows and columns. */
const square = (a: number, b: number, c: number, d: number) => [
  [a, b],
  [c, d],
];

/** Weight and mask are applied outside, whatever the options. */
const once = { weight: false, mask: false };

/** Figures by closed forms, and beyond the domain what IEEE's rules make of them. */
const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.gaussianNll,
    {
      values: [
        [{ prediction: { mean: [0, 2], variance: [1, 4] }, target: [1, 0] }, [0.5, log(2) + 0.5]],
        [{ prediction: { mean: 0, variance: [0, -1] }, target: 0, options: { eps: 1e-4 } }, log(1e-2)],
        [{ prediction: { mean: [0, inf, nan], variance: [inf, 1, 1] }, target: 0 }, [inf, inf, nan]],
      ],
      // Below eps the slope is that at eps.
      gradients: [
        [
          { prediction: { mean: [1], variance: [0] }, target: [1], options: { eps: 0.25 } },
          { mean: [0], variance: [2] },
        ],
        [
          { prediction: { mean: [3], variance: [2] }, target: [1] },
          { mean: [1], variance: [-0.25] },
        ],
      ],
    },
  ],
  [losses.gaussianNll, { options: { full: true, eps: 0 }, ...once }],
  [
    losses.betaWeightedGaussianNll,
    {
      values: [
        [{ prediction: { mean: [0], variance: [4] }, target: [2], options: { beta: 0 } }, log(2) + 0.5],
        [
          { prediction: { mean: [0], variance: [4] }, target: [2], options: { full: true } },
          2 * (log(2) + 0.5 + normalizer),
        ],
      ],
      gradients: [
        [
          { prediction: { mean: [3], variance: [4] }, target: [1], options: { beta: 0.5 } },
          { mean: [1], variance: [0] },
        ],
        [
          { prediction: { mean: [3], variance: [2] }, target: [1], options: { beta: 1 } },
          { mean: [2], variance: [-0.5] },
        ],
      ],
      // The weight is a constant to the gradient.
      gradientCheck: false,
    },
  ],
  [
    losses.laplaceNll,
    {
      values: [[{ prediction: { location: 0, scale: [2, 0, -1] }, target: 1 }, [0.5 + log(4), nan, nan]]],
      gradients: [
        [
          { prediction: { location: [1, 3], scale: [2, 2] }, target: [1, 1] },
          { location: [0, 0.5], scale: [0.5, 0] },
        ],
      ],
    },
  ],
  [
    losses.cauchyNll,
    {
      values: [
        [
          { prediction: { location: 0, scale: [1, 2, 0, -1] }, target: 2 },
          [log(5 * PI), log(4 * PI), nan, nan],
        ],
        [{ prediction: { location: [1e200, inf], scale: 1 }, target: 0 }, [log(PI) + 400 * log(10), inf]],
      ],
      gradients: [
        [
          { prediction: { location: [1e200, 1], scale: [1, 1] }, target: [0, 0] },
          { location: [2e-200, 1], scale: [-1, 0] },
        ],
      ],
    },
  ],
  [
    losses.studentTNll,
    {
      values: [
        // ν = 1 is Cauchy's, ν = 2 has density (2 + z²)^(−3/2).
        [{ prediction: { df: [1, 2], location: 0, scale: 1 }, target: 2 }, [log(5 * PI), 1.5 * log(6)]],
        [
          { prediction: { df: 1e12, location: 0, scale: 1 }, target: 1 },
          normalizer + 0.5,
          { relative: 1e-11 },
        ],
        [{ prediction: { df: [0, -1, inf, 1], location: 0, scale: [1, 1, 1, 0] }, target: 1 }, nan],
      ],
    },
  ],
  [
    losses.logNormalNll,
    {
      values: [
        [
          { prediction: { location: 0, scale: [1, 1, 1, 0, -1] }, target: [Math.E, 0, -1, 1, 1] },
          [1.5 + normalizer, nan, nan, nan, nan],
        ],
      ],
      gradients: [
        [
          { prediction: { location: [1], scale: [2] }, target: [1] },
          { location: [0.25], scale: [0.375] },
        ],
      ],
    },
  ],
  [
    losses.exponentialNll,
    {
      values: [[{ prediction: [2, 0, -1], target: 3 }, [6 - log(2), inf, nan]]],
      gradients: [[{ prediction: [2], target: [3] }, [2.5]]],
    },
  ],
  [
    losses.gammaNll,
    {
      values: [
        [
          { prediction: { concentration: [3, 1, 1, 0, 1], rate: [2, 2, 0, 1, -1] }, target: [2, 0, 1, 1, 1] },
          [4 - 2 * log(2) - 3 * log(2) + log(2), -log(2), inf, inf, nan],
        ],
      ],
      // ψ(1) is −γ.
      gradients: [
        [
          { prediction: { concentration: [1], rate: [1] }, target: [1] },
          { concentration: [-0.5772156649015329], rate: [0] },
        ],
      ],
    },
  ],
  [
    losses.betaNll,
    {
      values: [
        [
          { prediction: { alpha: [2, 1, 1, 2, 0.5], beta: [3, 1, 1, 1, 1] }, target: [0.5, 0, 1, 0, 0] },
          [log(2 / 3), 0, 0, inf, minusInf],
        ],
        [{ prediction: { alpha: [0], beta: [1] }, target: [0.5] }, inf],
      ],
      // ψ(2) − ψ(1) is 1.
      gradients: [
        [
          { prediction: { alpha: [1], beta: [1] }, target: [0.5] },
          { alpha: [log(2) - 1], beta: [log(2) - 1] },
        ],
      ],
    },
  ],
  [
    losses.weibullNll,
    {
      values: [
        [
          { prediction: { scale: [2, 2, 1, 1], concentration: [2, 1, 3, 0.5] }, target: [4, 0, 0, 0] },
          [4 - log(2), log(2), inf, minusInf],
        ],
        [
          { prediction: { scale: [0, 1, 1, -1], concentration: [2, 0, -1, 2] }, target: 1 },
          [nan, inf, nan, nan],
        ],
      ],
      gradients: [
        [
          { prediction: { scale: [2], concentration: [1] }, target: [2] },
          { scale: [0], concentration: [-1] },
        ],
      ],
    },
  ],
  [
    losses.vonMisesNll,
    {
      values: [
        [{ prediction: { location: [0, 1], concentration: 0 }, target: 3 }, log(2 * PI)],
        // A negative concentration is that of the opposite direction. I₀(1) = 1.2660658777520084.
        [
          { prediction: { location: [0, PI], concentration: [1, -1] }, target: 0 },
          log(2 * PI * 1.2660658777520084) - 1,
        ],
        [
          { prediction: { location: 0, concentration: 1e12 }, target: 1e-6 },
          normalizer - 6 * log(10) + 0.5,
          { relative: 1e-9 },
        ],
      ],
      gradients: [
        [
          { prediction: { location: [1, 0], concentration: [0, 0] }, target: [1, PI / 3] },
          { location: [0, 0], concentration: [-1, -0.5] },
        ],
      ],
    },
  ],
  [
    losses.poissonNll,
    {
      values: [
        [{ prediction: [0, log(2)], target: [3, 2] }, [1, 2 - 2 * log(2)]],
        [
          { prediction: [2, 0, -1, -1], target: [3, 0, 0, 1], options: { logInput: false, eps: 0 } },
          [2 - 3 * log(2), 0, -1, nan],
        ],
        [
          { prediction: [0, 0], target: [1, 3], options: { full: true } },
          [1, 1 + 3 * log(3) - 3 + 0.5 * log(6 * PI)],
        ],
        [{ prediction: [800, inf, nan], target: 1 }, [inf, nan, nan]],
      ],
      gradients: [[{ prediction: [0, log(2)], target: [3, 2] }, [-2, 0]]],
    },
  ],
  [losses.poissonNll, { options: { full: true }, ...once }],
  [
    losses.negativeBinomialNll,
    {
      values: [
        // r = 1 is the geometric distribution.
        [{ prediction: { totalCount: 1, logits: 0 }, target: [0, 3] }, [log(2), 4 * log(2)]],
        [{ prediction: { totalCount: 0, logits: 1 }, target: [0, 1] }, [0, inf]],
        // Many failures of few successes are Poisson's. In single precision numbers are 128 apart where log Γ(1e8) lies.
        [
          { prediction: { totalCount: 1e8, logits: log(2e-8) }, target: 2 },
          2 - log(2),
          { relative: 1e-6, single: { absolute: 128 } },
        ],
      ],
      gradients: [
        [
          { prediction: { totalCount: [2], logits: [0] }, target: [1] },
          { totalCount: [log(2) - 0.5], logits: [0.5] },
        ],
      ],
    },
  ],
  [
    losses.zeroInflatedPoissonNll,
    {
      values: [
        [
          { prediction: { logRate: [0, 0, 0], zeroLogits: [0, 0, 50] }, target: [0, 2, 0] },
          [log(2) - log1p(exp(-1)), 1 + 2 * log(2), exp(-50) * (1 - exp(-1))],
        ],
        // Without inflation, Poisson's.
        [{ prediction: { logRate: log(3), zeroLogits: -800 }, target: 0 }, 3, { relative: 1e-12 }],
        [{ prediction: { logRate: 800, zeroLogits: [0, minusInf, inf] }, target: 0 }, [log(2), inf, 0]],
      ],
    },
  ],
  [
    losses.multivariateNormalNll,
    {
      shape: [2, 2],
      values: [
        [
          {
            prediction: {
              mean: [[0, 0]],
              covariance: square(2, 1, 1, 2),
            },
            target: [[1, 1]],
          },
          1 / 3 + 0.5 * log(3) + 2 * normalizer,
        ],
        [
          {
            prediction: {
              mean: [[0, 0]],
              covariance: square(1, 2, 2, 1),
            },
            target: [[1, 1]],
          },
          nan,
        ],
        // Independent components are normal each.
        [
          { prediction: { mean: [[1], [2]], covariance: [[[4]], [[9]]] }, target: [[3], [2]] },
          [0.5 + log(2) + normalizer, log(3) + normalizer],
        ],
      ],
      gradients: [
        [
          {
            prediction: {
              mean: [[0, 0]],
              covariance: [square(2, 1, 1, 2)],
            },
            target: [[1, 1]],
          },
          {
            mean: [[-1 / 3, -1 / 3]],
            covariance: [square(5 / 18, -4 / 18, -4 / 18, 5 / 18)],
          },
        ],
      ],
    },
  ],
  [
    losses.multivariateNormalNll,
    {
      shape: [2, 2],
      options: { factored: true },
      ...once,
      values: [
        [
          {
            prediction: {
              mean: [[0, 0]],
              covariance: square(2, 7, 1, 3),
            },
            target: [[2, 4]],
            options: { factored: true },
          },
          1 + log(6) + 2 * normalizer,
        ],
      ],
    },
  ],
  [
    losses.mixtureDensityNll,
    {
      shape: [2, 2],
      values: [
        [
          { prediction: { logits: [[0, 0]], mean: [[-1, 1]], scale: [[1, 1]] }, target: [0] },
          normalizer + 0.5,
        ],
        [
          { prediction: { logits: [[2, minusInf]], mean: [[1, 0]], scale: [[2, 1]] }, target: [3] },
          normalizer + log(2) + 0.5,
        ],
        // Far from both, the nearer one.
        [
          { prediction: { logits: [[0, 0]], mean: [[0, 1000]], scale: [[1, 1]] }, target: [-1000] },
          normalizer + log(2) + 5e5,
        ],
        // Vectors, with one scale for all directions, and with one for each.
        [
          { prediction: { logits: [[0]], mean: [[[0, 0]]], scale: [[2]] }, target: [[2, 0]] },
          2 * (normalizer + log(2)) + 0.5,
        ],
        [
          { prediction: { logits: [[0]], mean: [[[0, 0]]], scale: [[[2, 1]]] }, target: [[2, 1]] },
          2 * normalizer + log(2) + 1,
        ],
      ],
      gradients: [
        [
          { prediction: { logits: [[0, 0]], mean: [[-1, 1]], scale: [[1, 1]] }, target: [0] },
          { logits: [[0, 0]], mean: [[-0.5, 0.5]], scale: [[0, 0]] },
        ],
      ],
    },
  ],
];

// Few elements: the differences of the gradients take four calls for each.
for (const [loss, definition] of table) conform(loss, { shape: [2, 1], ...definition });

const double = (values: number | number[]) => tensor(values, { dtype: "float64" });

/** What probability a loss gives to all of `points` together, each standing for a stretch of the length `step`. */
function total(loss: (target: Tensor) => Tensor, points: number[], step: number): number {
  return loss(double(points)).neg().exp().sum().mul(step).itemSync();
}

const grid = (low: number, high: number, n = 4000) =>
  Array.from({ length: n }, (_, i) => low + ((i + 0.5) * (high - low)) / n);
const none = { reduction: "none" } as const;

describe("probabilities add up to 1:", () => {
  test.each<[string, (y: Tensor) => Tensor, number, number]>([
    [
      "gaussianNll",
      (y) => losses.gaussianNll({ mean: 0.3, variance: 0.7 }, y, { ...none, full: true }),
      -9,
      9,
    ],
    ["laplaceNll", (y) => losses.laplaceNll({ location: 0, scale: 0.5 }, y, none), -20, 20],
    ["studentTNll", (y) => losses.studentTNll({ df: 5.5, location: 0.1, scale: 0.6 }, y, none), -200, 200],
    ["vonMisesNll", (y) => losses.vonMisesNll({ location: 1, concentration: 2.5 }, y, none), -PI, PI],
    ["vonMisesNll, narrow", (y) => losses.vonMisesNll({ location: 1, concentration: 40 }, y, none), -PI, PI],
    ["logNormalNll", (y) => losses.logNormalNll({ location: 0, scale: 0.4 }, y, none), 0, 20],
    ["exponentialNll", (y) => losses.exponentialNll(1.5, y, none), 0, 20],
    ["gammaNll", (y) => losses.gammaNll({ concentration: 2.7, rate: 1.3 }, y, none), 0, 30],
    ["betaNll", (y) => losses.betaNll({ alpha: 2.2, beta: 3.1 }, y, none), 0, 1],
    ["weibullNll", (y) => losses.weibullNll({ scale: 1.2, concentration: 1.9 }, y, none), 0, 10],
    [
      "mixtureDensityNll",
      (y) => {
        const each = (values: number[]) => double(values).expand([y.size, 2]);
        return losses.mixtureDensityNll(
          { logits: each([1, 0]), mean: each([-1, 2]), scale: each([0.5, 1]) },
          y,
          none,
        );
      },
      -9,
      12,
    ],
  ])("%s over all targets", (_, loss, low, high) => {
    expect(total(loss, grid(low, high), (high - low) / 4000)).toBeCloseTo(1, 4);
  });

  const counts = Array.from({ length: 200 }, (_, k) => k);
  test.each<[string, (y: Tensor) => Tensor]>([
    ["negativeBinomialNll", (y) => losses.negativeBinomialNll({ totalCount: 2.5, logits: 0.4 }, y, none)],
    [
      "zeroInflatedPoissonNll",
      (y) => losses.zeroInflatedPoissonNll({ logRate: 1, zeroLogits: -0.7 }, y, none),
    ],
  ])("%s over all counts", (_, loss) => {
    expect(total(loss, counts, 1)).toBeCloseTo(1, 12);
  });
});

test("the logarithm and ratio of Bessel functions agree with their integrals, and with their limits", () => {
  const k = [0, 1e-3, 0.5, 3, 17.9, 18.1, 60];
  const angles = grid(0, PI, 400);
  const mean = (f: (angle: number) => number) =>
    angles.reduce((sum, angle) => sum + f(angle), 0) / angles.length;
  const order0 = k.map((x) => mean((a) => exp(x * (Math.cos(a) - 1))));
  const order1 = k.map((x) => mean((a) => exp(x * (Math.cos(a) - 1)) * Math.cos(a)));
  expect(logBesselI0e(double(k))).toBeAllClose(order0.map(log), { relative: 1e-13, absolute: 1e-15 });
  expect(besselRatio(double(k))).toBeAllClose(
    order1.map((y, i) => y / (order0[i] ?? nan)),
    { relative: 1e-12, absolute: 1e-15 },
  );
  expect(besselRatio(double([1e15, inf, minusInf, nan]))).toBeAllClose([1, 1, -1, nan]);
});

test("log Γ(x + ½) − log Γ(x) is exact for small and large x", () => {
  // Γ(½) = √π, Γ(1) = 1, Γ(3/2) = √π/2; −1/(8x) far out.
  const expected = [log(1 / sqrt(PI)) - 0.5 * log(0.5), log(sqrt(PI) / 2), -1 / 8e6];
  expect(lgammaHalf(double([0.5, 1, 1e6]))).toBeAllClose(expected, { relative: 1e-9, absolute: 1e-15 });
});

test("the mean and covariance of the targets minimise multivariateNormalNll", () => {
  const target = double([1, 2, 4, 3, 0, -2, 5, 2]).reshape([4, 2]);
  const mean = target.mean(0, { keepDims: true });
  const centered = target.sub(mean);
  const covariance = centered.transpose().matmul(centered).div(4);
  const { gradient } = losses.multivariateNormalNll.valueAndGrad({ mean, covariance }, target);
  expect(gradient.mean).toBeAllClose([[0, 0]], { absolute: 1e-15 });
  expect(gradient.covariance).toBeAllClose(square(0, 0, 0, 0), { absolute: 1e-15 });
});

test("a covariance and its factor have one loss, and leading axes broadcast", () => {
  const target = double([1, 2, 4, 3]).reshape([2, 2]);
  const covariance = square(4, 2, 2, 10);
  const factor = square(2, 0, 1, 3);
  const whole = losses.multivariateNormalNll({ mean: [0, 0], covariance }, target, none);
  expect(whole.shape).toEqual([2]);
  expect(
    losses.multivariateNormalNll({ mean: [0, 0], covariance: factor }, target, { ...none, factored: true }),
  ).toBeAllClose(whole.dataSync(), { relative: 1e-14 });
});

test("squares of errors that float32 does not hold are finite where the loss is", () => {
  const [far, wide] = [tensor([1e30]), tensor([1e30])];
  const close = { relative: 1e-6 };
  expect(losses.gaussianNll({ mean: far, variance: wide }, [0], none)).toBeAllClose([0.5e30], close);
  expect(losses.dawidSebastiani({ mean: far, variance: wide }, [0], none)).toBeAllClose([1e30], close);
  const student = losses.studentTNll({ df: 1, location: far, scale: 1 }, [0], none);
  expect(student).toBeAllClose([log(PI) + 60 * log(10)], close);
  const prediction = { gamma: far, nu: [1], alpha: [1], beta: [1] };
  const evidential = losses.evidentialRegression(prediction, [0], { coeff: 0, ...none });
  const constant = 0.5 * log(4 * PI) - log(sqrt(PI) / 2);
  expect(evidential).toBeAllClose([constant + 1.5 * (60 * log(10) - log(4))], close);
});

test("shapes that do not fit are named, with what would", () => {
  expect(() => losses.multivariateNormalNll({ mean: [[0, 0]], covariance: [[1]] }, [[0, 0]])).toThrow(
    "multivariateNormalNll: mean [1, 2] and target [1, 2] must hold vectors of one length D along their last axis, " +
      "covariance [1, 1] D by D matrices along its last two.",
  );
  expect(() => losses.mixtureDensityNll({ logits: [[0, 0]], mean: [[0, 0]], scale: [[1]] }, [0])).toThrow(
    "mixtureDensityNll: logits [1, 2], mean [1, 2], scale [1, 1], target [1] do not fit together.",
  );
});

test("options out of range are named with their range", () => {
  expect(() => losses.gaussianNll({ mean: 0, variance: 1 }, 0, { eps: -1 })).toThrow(
    "gaussianNll: option eps must be a finite number, at least 0, not -1.",
  );
  expect(() => losses.betaWeightedGaussianNll({ mean: 0, variance: 1 }, 0, { beta: 2 })).toThrow(
    "betaWeightedGaussianNll: option beta must be a finite number, at least 0, at most 1, not 2.",
  );
});

test("log cosh is what is left of two equal components far apart", () => {
  // ½N(y; −1, 1) + ½N(y; 1, 1) = N(y; 0, 1) e^−½ cosh y.
  const y = [-2, 0, 3];
  const each = (values: number[]) => double(values).expand([3, 2]);
  const loss = losses.mixtureDensityNll(
    { logits: each([0, 0]), mean: each([-1, 1]), scale: each([1, 1]) },
    double(y),
    none,
  );
  expect(loss).toBeAllClose(
    y.map((x) => normalizer + x ** 2 / 2 + 0.5 - log(cosh(x))),
    { relative: 1e-13 },
  );
});
