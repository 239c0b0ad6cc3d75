import { ShapeError, tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
const { log, sqrt, PI } = Math;

/** Weight and mask are applied outside, whatever the options. */
const once = { weight: false, mask: false };

const twoVectors = {
  prediction: [
    [
      [0, 0],
      [6, 8],
    ],
  ],
  target: [[0, 0]],
};

const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.crpsNormal,
    {
      values: [
        [
          { prediction: { mean: 0, standardDeviation: [1, 2] }, target: 0 },
          [(sqrt(2) - 1) / sqrt(PI), (2 * (sqrt(2) - 1)) / sqrt(PI)],
        ],
        // Without spread, the absolute error; far off, less the mean distance of two draws.
        [
          { prediction: { mean: [3, -1e6, 1], standardDeviation: [0, 1, 0] }, target: [1, 0, 1] },
          [2, 1e6 - 1 / sqrt(PI), nan],
        ],
        [{ prediction: { mean: [inf, nan], standardDeviation: 1 }, target: 0 }, [inf, nan]],
      ],
      gradients: [
        [
          { prediction: { mean: [0, 3], standardDeviation: [1, 0] }, target: [0, 1] },
          { mean: [0, 1], standardDeviation: [(sqrt(2) - 1) / sqrt(PI), -1 / sqrt(PI)] },
        ],
      ],
    },
  ],
  [
    losses.crpsEnsemble,
    {
      shape: [2, 3],
      values: [
        [
          {
            prediction: [
              [0, 2],
              [1, 1],
            ],
            target: [1, 3],
          },
          [0.5, 2],
        ],
        [{ prediction: [[5]], target: [3] }, [2]],
      ],
      // Members push each other apart, but equal ones nowhere; one at the target is pulled nowhere.
      gradients: [
        [
          {
            prediction: [
              [0, 2],
              [1, 1],
              [1, 2],
            ],
            target: [1, 3, 1],
          },
          [
            [-0.25, 0.25],
            [-0.5, -0.5],
            [0.25, 0.25],
          ],
        ],
      ],
    },
  ],
  [
    losses.crpsEnsemble,
    {
      options: { fair: true, axis: 1 },
      ...once,
      shape: [2, 3, 1],
      values: [[{ prediction: [[0, 2]], target: [1], options: { fair: true } }, 0]],
    },
  ],
  [
    losses.crpsQuantiles,
    {
      shape: [2, 3],
      values: [[{ prediction: [[1, 3, 5]], target: [2], options: { quantiles: [0.1, 0.5, 0.9] } }, 0.6]],
      gradients: [
        [
          {
            prediction: [
              [0, 2],
              [1, 3],
            ],
            target: [1, 1],
          },
          [
            [-0.25, 0.25],
            [0.25, 0.25],
          ],
        ],
      ],
    },
  ],
  [
    losses.energyScore,
    {
      shape: [2, 2],
      values: [
        [twoVectors, 2.5],
        [{ prediction: [[[3, 4]]], target: [[0, 0]] }, 5],
      ],
      gradients: [
        [
          twoVectors,
          [
            [
              [0.15, 0.2],
              [0.15, 0.2],
            ],
          ],
        ],
      ],
    },
  ],
  [
    losses.energyScore,
    {
      options: { fair: true },
      ...once,
      shape: [2, 2],
      values: [[{ ...twoVectors, options: { fair: true } }, 0]],
    },
  ],
  [
    losses.intervalScore,
    {
      values: [
        [
          { prediction: { lower: 0, upper: 4 }, target: [1, 5, -2, inf, nan], options: { alpha: 0.1 } },
          [4, 24, 44, inf, nan],
        ],
        [{ prediction: { lower: 2, upper: 1 }, target: 1.5, options: { alpha: 0.5 } }, 3],
      ],
      gradients: [
        [
          { prediction: { lower: [0, 0, 0], upper: [4, 4, 4] }, target: [0, 5, -2], options: { alpha: 0.1 } },
          { lower: [-1, -1, 19], upper: [1, -19, 1] },
        ],
      ],
    },
  ],
  [
    losses.dawidSebastiani,
    {
      values: [
        [{ prediction: { mean: 0, variance: [4, 0, -1, inf] }, target: 2 }, [log(4) + 1, nan, nan, inf]],
      ],
      gradients: [
        [
          { prediction: { mean: [0], variance: [4] }, target: [2] },
          { mean: [-1], variance: [0] },
        ],
      ],
    },
  ],
  [
    losses.evidentialRegression,
    {
      shape: [2, 1],
      values: [
        // Γ(5/2) is 3√π/4.
        [{ prediction: { gamma: 0, nu: 1, alpha: 2, beta: 1 }, target: 0 }, log(8 / 3)],
        [
          { prediction: { gamma: 0, nu: 1, alpha: 2, beta: 1 }, target: 2, options: { coeff: 0.5 } },
          log(8 / 3) + 2.5 * log(2) + 4,
        ],
        [
          { prediction: { gamma: 0, nu: [0, 1, 1], alpha: [2, 0, 2], beta: [1, 1, 0] }, target: 1 },
          [inf, nan, nan],
        ],
      ],
    },
  ],
];

for (const [loss, definition] of table) conform(loss, { shape: [2, 1], ...definition });

const double = (values: number[]) => tensor(values, { dtype: "float64" });
const none = { reduction: "none" } as const;

/** ∫ (F(x) − 1[x ≥ y])² dx by its definition. */
function scoreOf(cdf: (x: number) => number, y: number): number {
  const [low, high, steps] = [-12, 12, 24000];
  const step = (high - low) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const x = low + (i + 0.5) * step;
    sum += (cdf(x) - (x >= y ? 1 : 0)) ** 2 * step;
  }
  return sum;
}

test("the score of a normal forecast is the integral that defines it", () => {
  const grid = Float64Array.from({ length: 24000 }, (_, i) => -12 + (i + 0.5) / 1000);
  const z = tensor(grid).sub(0.3).div(0.8);
  const below = z.mul(Math.SQRT1_2).erf().add(1).mul(0.5).dataSync();
  const cdf = (x: number) => below[Math.round((x + 12) * 1000 - 0.5)] ?? nan;
  const targets = [-1, 0.3, 0.9, 4];
  const scores = losses.crpsNormal({ mean: 0.3, standardDeviation: 0.8 }, double(targets), none);
  expect(scores).toBeAllClose(
    targets.map((y) => scoreOf(cdf, y)),
    { absolute: 1e-4 },
  );
});

test("the score of an ensemble is that of its members' distribution", () => {
  const members = [-1, 0.5, 0.75, 2];
  const cdf = (x: number) => members.filter((member) => member <= x).length / 4;
  for (const y of [-2, 0.6, 1, 3]) {
    expect(losses.crpsEnsemble([members], [y]).itemSync()).toBeCloseTo(scoreOf(cdf, y), 3);
  }
});

test("the score from quantiles at the middles of equal parts is that of an ensemble", () => {
  const quantiles = tensor([[-1, 0.5, 0.75, 2]], { dtype: "float64" });
  expect(losses.crpsQuantiles(quantiles, double([0.6]))).toBeAllClose(
    losses.crpsEnsemble(quantiles, double([0.6])).dataSync(),
    { relative: 1e-14 },
  );
});

test("a fair score is the same on average over parts of the ensemble", () => {
  const members = [-1, 0.5, 0.75, 2];
  const pairs = members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b]));
  const fair = { fair: true } as const;
  const parts = losses.crpsEnsemble(tensor(pairs, { dtype: "float64" }), double(pairs.map(() => 0.6)), fair);
  expect(parts).toBeAllClose(
    losses.crpsEnsemble(tensor([members], { dtype: "float64" }), double([0.6]), fair).dataSync(),
    { relative: 1e-14 },
  );
});

test("the energy score of one component is the score of the ensemble", () => {
  const members = tensor(
    [
      [-1, 0.5, 2],
      [3, 1, 1],
    ],
    { dtype: "float64" },
  );
  const target = double([0.6, 2]);
  expect(losses.energyScore(members.unsqueeze(-1), target.unsqueeze(-1), none)).toBeAllClose(
    losses.crpsEnsemble(members, target, none).dataSync(),
    { relative: 1e-14 },
  );
});

test("the interval score is made of two pinball losses", () => {
  const [lower, upper, target] = [double([-1, 0, 2]), double([1, 3, 2.5]), double([2, 1, 0])];
  const [low, high] = [0.1, 0.9].map((quantile) =>
    losses.pinball(quantile < 0.5 ? lower : upper, target, { quantile, ...none }),
  );
  const sum = low?.add(high ?? 0).mul(2 / 0.2);
  expect(losses.intervalScore({ lower, upper }, target, { alpha: 0.2, ...none })).toBeAllClose(
    sum?.dataSync() ?? [],
    { relative: 1e-13 },
  );
});

test("the marginal of an evidential forecast is Student's t", () => {
  const [gamma, nu, alpha, beta] = [0.3, 1.7, 2.2, 0.8];
  const target = double([-2, 0.3, 1]);
  const scale = sqrt((beta * (1 + nu)) / (nu * alpha));
  expect(losses.evidentialRegression({ gamma, nu, alpha, beta }, target, { coeff: 0, ...none })).toBeAllClose(
    losses.studentTNll({ df: 2 * alpha, location: gamma, scale }, target, none).dataSync(),
    { relative: 1e-13 },
  );
});

test("what is asked of too few members, and targets of another shape, are named", () => {
  const fair = { fair: true } as const;
  expect(() => losses.crpsEnsemble([[1]], [1], fair)).toThrow(
    "crpsEnsemble: fair compares pairs of members, and axis -1 of the prediction [1, 1] has fewer than two.",
  );
  expect(() => losses.energyScore([[[1, 2]]], [[1, 2]], fair)).toThrow(ShapeError);
  expect(() => losses.energyScore([[[1, 2]]], [1, 2])).toThrow(
    "must be the same without the members: [1, 2]",
  );
  expect(() => losses.crpsQuantiles([[1, 2]], [1], { quantiles: [0.5] })).toThrow(
    "crpsQuantiles: quantiles [1] must name one level for each of the 2 values along axis -1 of the prediction [1, 2].",
  );
  expect(() => losses.crpsEnsemble([[1, 2]], [[1, 2]])).toThrow("give it the shape [1]");
  expect(() => losses.intervalScore({ lower: 0, upper: 1 }, 0, { alpha: 1 })).toThrow(
    "intervalScore: option alpha must be a finite number, above 0, below 1, not 1.",
  );
});
