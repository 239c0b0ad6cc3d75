import { ShapeError, type Tensor, tensor } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";
import { logNormalCdf } from "./support/log-normal-cdf.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;
const { log, exp, PI } = Math;
const normalizer = 0.5 * log(2 * PI);
const double = (values: number[]) => tensor(values, { dtype: "float64" });
const none = { reduction: "none" } as const;

/** −log Φ(−½), by 40-digit arithmetic. */
const tail = 1.1759117615936188;
const lives = { lower: [1, 2, 0, 1, 0], upper: [1, inf, 2, 3, inf] };
const of = (distribution: string) => ({
  options: { distribution },
  shape: [2, 1],
});
/** Weight and mask are applied outside, to all distributions alike. */
const once = { weight: false, mask: false };

const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.acceleratedFailureTime,
    {
      ...of("normal"),
      ...once,
      values: [
        [
          { prediction: { location: 0, scale: 2 }, target: { lower: 1, upper: [1, inf] } },
          [normalizer + log(2), log(2)],
        ],
        [
          { prediction: { location: 0, scale: 1 }, target: { lower: [0, 0, 3, -1], upper: [1, inf, 2, -1] } },
          [log(2), 0, nan, nan],
        ],
      ],
      gradients: [
        [
          { prediction: { location: [0, 0], scale: [1, 1] }, target: { lower: [1, 1], upper: [1, inf] } },
          { location: [0, -Math.sqrt(2 / PI)], scale: [1, 0] },
        ],
      ],
    },
  ],
  [
    losses.acceleratedFailureTime,
    {
      ...of("logistic"),
      ...once,
      values: [
        [
          { prediction: { location: 0, scale: 1 }, target: lives, options: { distribution: "logistic" } },
          // P(T ≤ t) is t/(1 + t).
          [2 * log(2), log(3), -log(2 / 3), log(4), 0],
        ],
      ],
    },
  ],
  [
    losses.acceleratedFailureTime,
    {
      ...of("extreme"),
      values: [
        [
          { prediction: { location: 0, scale: 1 }, target: lives, options: { distribution: "extreme" } },
          // P(T > t) is exp(−t).
          [1, 2, -log(1 - exp(-2)), -log(exp(-1) - exp(-3)), 0],
        ],
        [
          {
            prediction: { location: 0, scale: 1e-3 },
            target: { lower: 0, upper: 5 },
            options: { distribution: "extreme" },
          },
          0,
        ],
        // Far below, P(T ≤ t) is eᶻ.
        [
          {
            prediction: { location: 0, scale: [1e-3, 1] },
            target: { lower: 0, upper: [exp(-1), 1e-300] },
            options: { distribution: "extreme" },
          },
          [1000, 300 * log(10)],
        ],
        [
          {
            prediction: { location: 1000, scale: 1 },
            target: { lower: 1, upper: 3 },
            options: { distribution: "extreme" },
          },
          1000 - log(2),
        ],
      ],
      // Where nothing is left above, only the lower end counts.
      gradients: [
        [
          {
            prediction: { location: [0, 0], scale: [1e-3, 1] },
            target: { lower: [0, 1], upper: [5, 1e200] },
            options: { distribution: "extreme" },
          },
          { location: [0, -1], scale: [0, 0] },
        ],
      ],
    },
  ],
  [
    losses.tobit,
    {
      options: { lower: -0.5, upper: 0.7 },
      shape: [2, 1],
      values: [
        [
          { prediction: { mean: 0, scale: 2 }, target: [-3, 0, 1, 1], options: { lower: 0, upper: 1 } },
          [log(2), log(2), tail, tail],
        ],
        [
          { prediction: { mean: [40, 1], scale: [1, 0] }, target: [0, 0], options: { lower: 0 } },
          [804.6084420137538, inf],
        ],
        [{ prediction: { mean: 1, scale: [2, -1] }, target: 3 }, [normalizer + log(2) + 0.5, nan]],
      ],
      gradients: [
        [
          { prediction: { mean: [0, 1], scale: [1, 1] }, target: [0, 2], options: { lower: 0 } },
          { mean: [Math.sqrt(2 / PI), -1], scale: [0, 0] },
        ],
      ],
    },
  ],
  [
    losses.coxPartialLikelihood,
    {
      shape: [4],
      values: [
        // Without risk, each death is one of those still alive.
        [{ prediction: [0, 0, 0], target: { time: [3, 1, 2], event: [1, 1, 0] } }, [0, log(3), 0]],
        [{ prediction: [1000, 0], target: { time: [2, 1], event: [1, 1] } }, [0, 1000]],
        [{ prediction: [nan, 1], target: { time: [1, 2], event: [1, 1] } }, [nan, 0]],
        [{ prediction: [1, 1], target: { time: [nan, 2], event: [1, 1] } }, [nan, 0]],
      ],
      gradients: [
        [{ prediction: [0, 0, log(2)], target: { time: [1, 2, 3], event: [1, 0, 0] } }, [-0.75, 0.25, 0.5]],
      ],
      // Who is masked leaves the others' risk too.
      independentSamples: false,
      mask: false,
    },
  ],
  [
    losses.coxPartialLikelihood,
    { options: { ties: "breslow" }, shape: [4], independentSamples: false, mask: false },
  ],
];

for (const [loss, definition] of table) conform(loss, definition);

/** Cox's likelihood as its authors write it: by loops over deaths, and over those who died together. */
function byHand(
  f: readonly number[],
  time: readonly number[],
  event: readonly number[],
  ties: string,
): number {
  let loss = 0;
  for (const t of new Set(time)) {
    const tied = f.filter((_, i) => time[i] === t && event[i] === 1);
    const risk = f.reduce((sum, x, i) => sum + ((time[i] ?? 0) >= t ? exp(x) : 0), 0);
    const own = tied.reduce((sum, x) => sum + exp(x), 0);
    for (const [k, x] of tied.entries())
      loss += log(risk - (ties === "efron" ? (k / tied.length) * own : 0)) - x;
  }
  return loss;
}

const [scores, time, event] = [
  [0.3, -1, 2, 0.5, 1.1, -0.4, 0],
  [3, 1, 3, 2, 3, 2, 5],
  [1, 1, 1, 0, 1, 1, 0],
];

describe.each(["efron", "breslow"] as const)("with ties by %s", (ties) => {
  test("Cox's likelihood is that of loops over deaths", () => {
    const loss = losses.coxPartialLikelihood(double(scores), { time, event }, { ties, reduction: "sum" });
    expect(loss.itemSync()).toBeCloseTo(byHand(scores, time, event, ties), 12);
  });

  test("who is masked might as well not be there", () => {
    const options = { ties, reduction: "mean" } as const;
    const keep = [true, true, false, true, true, false, true];
    const kept = (x: readonly number[]) => x.filter((_, i) => keep[i]);
    const spoiled = scores.map((x, i) => (keep[i] ? x : nan));
    const masked = losses.coxPartialLikelihood.valueAndGrad(
      double(spoiled),
      { time, event },
      { ...options, mask: keep },
    );
    const fewer = losses.coxPartialLikelihood.valueAndGrad(
      double(kept(scores)),
      { time: kept(time), event: kept(event) },
      options,
    );
    expect(masked.value).toBeAllClose(fewer.value.dataSync(), { relative: 1e-14 });
    expect(double(kept([...masked.gradient.dataSync()]))).toBeAllClose(fewer.gradient.dataSync(), {
      relative: 1e-13,
    });
    expect(masked.gradient.dataSync()[2]).toBe(0);
  });

  test("a constant added to all changes nothing", () => {
    const at = (shift: number) =>
      losses.coxPartialLikelihood(double(scores.map((x) => x + shift)), { time, event }, { ties }).itemSync();
    expect(at(700)).toBeCloseTo(at(0), 10);
  });
});

test("the mean over deaths is the weighted mean with the deaths as weights", () => {
  const weight = double(event);
  const mean = losses.coxPartialLikelihood(
    double(scores),
    { time, event },
    { reduction: "weightedMean", weight },
  );
  expect(mean.itemSync()).toBeCloseTo(byHand(scores, time, event, "efron") / 5, 12);
});

test("subjects that are no vector are named", () => {
  const target = { time: [1, 2], event: [1, 1] };
  expect(() => losses.coxPartialLikelihood([[0], [1]], target)).toThrow(ShapeError);
  expect(() => losses.coxPartialLikelihood([[0], [1]], target)).toThrow(
    "coxPartialLikelihood: prediction [2, 1], time [2], event [2] must be vectors with one number for each subject. A column [N, 1] becomes one by .squeeze(-1).",
  );
});

const times = double(Array.from({ length: 20000 }, (_, i) => (i + 0.5) / 1000));

describe.each(["normal", "logistic", "extreme"] as const)("lifetimes with %s logarithms", (distribution) => {
  const loss = (target: { lower: Tensor | number; upper: Tensor | number }) =>
    losses.acceleratedFailureTime({ location: 0.4, scale: 0.6 }, target, { ...none, distribution });

  test("end before 20 as often as their density says, and last longer otherwise", () => {
    const seen = loss({ lower: times, upper: times }).neg().exp().sum().div(1000).itemSync();
    expect(seen + exp(-loss({ lower: 20, upper: inf }).itemSync())).toBeCloseTo(1, 5);
    expect(exp(-loss({ lower: 0, upper: 20 }).itemSync())).toBeCloseTo(seen, 5);
  });

  test("end in intervals that add up", () => {
    const parts = [0, 0.5, 1.5, 4, inf];
    const shares = parts.slice(1).map((upper, i) => exp(-loss({ lower: parts[i] ?? 0, upper }).itemSync()));
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  });

  test("have probabilities of short intervals, far out too, that are density times length", () => {
    for (const t of [1e-3, 0.9, 3, 8]) {
      const [density, share] = [
        loss({ lower: t, upper: t }),
        loss({ lower: double([t * (1 - 5e-5)]), upper: t * (1 + 5e-5) }),
      ];
      expect(share.sub(density).itemSync()).toBeCloseTo(-log(t * 1e-4), 4);
    }
  });
});

test("observed lifetimes have the likelihoods of their distributions", () => {
  const target = double([0.3, 1, 2.5]);
  const observed = { lower: target, upper: target };
  const prediction = { location: 0.4, scale: 0.6 };
  expect(losses.acceleratedFailureTime(prediction, observed, none)).toBeAllClose(
    losses.logNormalNll(prediction, target, none).dataSync(),
    { relative: 1e-13 },
  );
  const weibull = losses.weibullNll({ scale: exp(0.4), concentration: 1 / 0.6 }, target, none);
  expect(
    losses.acceleratedFailureTime(prediction, observed, { ...none, distribution: "extreme" }),
  ).toBeAllClose(weibull.dataSync(), { relative: 1e-13 });
});

test("a recorded target is below, between or above its limits: probabilities add up to 1", () => {
  const loss = (target: Tensor | number) =>
    losses.tobit({ mean: 0.4, scale: 0.6 }, target, { ...none, lower: 0, upper: 2 });
  const between = double(Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 1000));
  const seen = loss(between).neg().exp().sum().div(1000).itemSync();
  expect(seen + exp(-loss(0).itemSync()) + exp(-loss(2).itemSync())).toBeCloseTo(1, 6);
});

test("tobit without limits is the Gaussian likelihood", () => {
  const [mean, target] = [double([1, 2]), double([0, 5])];
  expect(losses.tobit({ mean, scale: 0.5 }, target, none)).toBeAllClose(
    losses.gaussianNll({ mean, variance: 0.25 }, target, { ...none, full: true }).dataSync(),
    { relative: 1e-14 },
  );
});

test("log Φ is exact far out, and where its two formulas meet", () => {
  const z = [-1e4, -40, -12, -10.001, -9.999, -5, 0, 3, inf, minusInf, nan];
  // By 40-digit arithmetic.
  const expected = [
    -50000010.12927891,
    -804.6084420137538,
    -75.4106730015688,
    -53.241383739024045,
    -53.22118755255552,
    -15.064998393988725,
    -Math.LN2,
    -0.0013508099647481938,
    0,
    minusInf,
    nan,
  ];
  expect(logNormalCdf(double(z))).toBeAllClose(expected, { relative: 1e-13, absolute: 1e-15 });
  expect(logNormalCdf(tensor(z))).toBeAllClose(Float32Array.from(expected), {
    relative: 1e-6,
    absolute: 1e-6,
  });
});
