import { sampleInputs } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;
const far = [1e30, -1e30, 1e-30, 0, inf, minusInf, nan];
const far0 = { prediction: far, target: 0 };
const { log, log1p, exp } = Math;

/** Values and slopes by closed forms: ordinary, at kinks, and far out. */
const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.logCosh,
    {
      values: [
        [{ prediction: [0, log(2), -1e-9], target: 0 }, [0, log(1.25), 5e-19]],
        [far0, [1e30, 1e30, 5e-61, 0, inf, inf, nan]],
      ],
      gradients: [
        [{ prediction: [0, log(2), -log(3)], target: 0 }, [0, 0.6, -0.8]],
        [far0, [1, -1, 1e-30, 0, 1, -1, nan]],
      ],
    },
  ],
  [
    losses.pseudoHuber,
    {
      options: { delta: 2 },
      values: [
        [{ prediction: [1.5, -4.8, 1e-9], target: 0, options: { delta: 2 } }, [1, 6.4, 5e-19]],
        [{ ...far0, options: { delta: 2 } }, [2e30, 2e30, 5e-61, 0, inf, inf, nan]],
      ],
      gradients: [
        [{ prediction: [1.5, -4.8], target: 0, options: { delta: 2 } }, [1.2, -24 / 13]],
        [{ ...far0, options: { delta: 2 } }, [2, -2, 1e-30, 0, 2, -2, nan]],
      ],
    },
  ],
  [
    losses.pinball,
    {
      options: { quantile: 0.9 },
      values: [
        [{ prediction: [1, 5, 3], target: 3, options: { quantile: 0.9 } }, [1.8, 0.2, 0]],
        [{ ...far0, options: { quantile: 0.75 } }, [2.5e29, 7.5e29, 2.5e-31, 0, inf, inf, nan]],
      ],
      gradients: [
        // At the tie the middle of both slopes.
        [{ prediction: [1, 5, 3], target: 3, options: { quantile: 0.9 } }, [-0.9, 0.1, -0.4]],
        [{ prediction: [1, 5, 3], target: 3, options: { quantile: 0 } }, [0, 1, 0.5]],
        [{ prediction: [inf, minusInf], target: 0, options: { quantile: 0.75 } }, [0.25, -0.75]],
      ],
    },
  ],
  [
    losses.expectile,
    {
      options: { tau: 0.75 },
      values: [
        [{ prediction: [1, 5, 3], target: 3, options: { tau: 0.75 } }, [3, 1, 0]],
        [far0, [5e59, 5e59, 5e-61, 0, inf, inf, nan]],
      ],
      gradients: [[{ prediction: [1, 5, 3], target: 3, options: { tau: 0.75 } }, [-3, 1, 0]]],
    },
  ],
  [
    losses.epsilonInsensitive,
    {
      options: { epsilon: 0.5 },
      values: [
        [{ prediction: [1.25, 3, 1.5], target: 1, options: { epsilon: 0.5 } }, [0, 1.5, 0]],
        [far0, [1e30, 1e30, 0, 0, inf, inf, nan]],
      ],
      gradients: [
        // Where the residual is epsilon itself, the slope is 0.
        [{ prediction: [1.25, 3, 1.5, -1], target: 1, options: { epsilon: 0.5 } }, [0, 1, 0, -1]],
        [{ prediction: [1, 2], target: 1, options: { epsilon: 0 } }, [0, 1]],
        [{ prediction: [inf, minusInf], target: 0 }, [1, -1]],
      ],
    },
  ],
  [
    losses.squaredEpsilonInsensitive,
    {
      options: { epsilon: 0.5 },
      values: [
        [{ prediction: [1.25, 3, 1.5], target: 1, options: { epsilon: 0.5 } }, [0, 2.25, 0]],
        [far0, [1e60, 1e60, 0, 0, inf, inf, nan]],
      ],
      gradients: [[{ prediction: [1.25, 3, 1.5, -1], target: 1, options: { epsilon: 0.5 } }, [0, 3, 0, -3]]],
    },
  ],
  [
    losses.absolutePercentageError,
    {
      values: [
        [{ prediction: [1, 3, 4], target: [2, -4, 4] }, [0.5, 1.75, 0]],
        [{ prediction: [1, 3], target: [2, -4], options: { percent: true } }, [50, 175]],
        [{ prediction: [1], target: [0], options: { eps: 0.5 } }, [2]],
        // A target of 0 has no percentage.
        [{ prediction: [1, 0], target: [0, 0], options: { eps: 0 } }, [inf, nan]],
        [{ prediction: [inf, 1e30, nan], target: [1, -1, 1] }, [inf, 1e30, nan]],
      ],
      gradients: [[{ prediction: [1, 3, 4], target: [2, -4, 4] }, [-0.5, 0.25, 0]]],
    },
  ],
  [
    losses.symmetricAbsolutePercentageError,
    {
      values: [
        [{ prediction: [1, 0, 2, 1e-300], target: [3, 0, -2, 0] }, [1, 0, 2, 2]],
        [{ prediction: [1e-3], target: [0], options: { eps: 0.5 } }, [4e-3]],
        [{ prediction: [nan, 1e30], target: 1 }, [nan, 2]],
      ],
      // d/df of 2(f − y)/(f + y) is 4y/(f + y)².
      gradients: [[{ prediction: [3, 0, 1], target: [1, 0, 1] }, [0.25, 0, 0]]],
    },
  ],
  [
    losses.squaredLogError,
    {
      values: [
        [{ prediction: [Math.E - 1, 0, 1e-9], target: 0 }, [1, 0, log1p(1e-9) ** 2]],
        [{ prediction: [inf, -2, -1, nan], target: 0 }, [inf, nan, inf, nan]],
        [{ prediction: [-5], target: [1], options: { clip: 0 } }, [log(2) ** 2]],
      ],
      gradients: [[{ prediction: [1, 0], target: 0 }, [log(2), 0]]],
    },
  ],
  [
    losses.linex,
    {
      options: { a: -0.5 },
      values: [
        [{ prediction: [log(2), -10, 1e-9], target: 0 }, [1 - log(2), 9 + exp(-10), 5e-19]],
        [{ ...far0, options: { a: -1 } }, [1e30, inf, 5e-61, 0, inf, inf, nan]],
      ],
      gradients: [
        [{ prediction: [log(2), -10, 1e-9], target: 0 }, [1, Math.expm1(-10), Math.expm1(1e-9)]],
        [{ prediction: [inf, minusInf], target: 0, options: { a: 2 } }, [inf, -2]],
      ],
    },
  ],
  [
    losses.asymmetricAbsoluteError,
    {
      options: { over: 2, under: 5 },
      values: [
        [{ prediction: [3, -1, 1], target: 1, options: { over: 2, under: 5 } }, [4, 10, 0]],
        [far0, [1e30, 1e30, 1e-30, 0, inf, inf, nan]],
      ],
      gradients: [[{ prediction: [3, -1, 1], target: 1, options: { over: 2, under: 5 } }, [2, -5, -1.5]]],
    },
  ],
  [
    losses.asymmetricSquaredError,
    {
      options: { over: 2, under: 5 },
      values: [
        [{ prediction: [3, -1, 1], target: 1, options: { over: 2, under: 5 } }, [8, 20, 0]],
        [far0, [1e60, 1e60, 1e-60, 0, inf, inf, nan]],
      ],
      gradients: [[{ prediction: [3, -1, 1], target: 1, options: { over: 2, under: 5 } }, [8, -20, 0]]],
    },
  ],
  [
    losses.wing,
    {
      options: { width: 1, epsilon: 0.5 },
      values: [
        [{ prediction: [2, 12, 10, 0], target: 0 }, [10 * log(2), 2 + 10 * log(6), 10 * log(6), 0]],
        [far0, [1e30, 1e30, 5e-30, 0, inf, inf, nan]],
      ],
      gradients: [[{ prediction: [2, -12, 10, 0], target: 0 }, [2.5, -1, 1, 0]]],
    },
  ],
  [
    losses.adaptiveWing,
    {
      options: { theta: 0.25 },
      values: [
        // Power 2 − y over background and foreground; a line beyond theta.
        [
          { prediction: [0, 0.25, 0.5], target: [0, 0, 1], options: { alpha: 2 } },
          [0, 14 * log1p(1 / 16), 14 * log1p(0.5)],
        ],
        [{ prediction: [2], target: [0], options: { alpha: 2 } }, [14 * log1p(0.25) + 14 * 0.8 * 1.5]],
        [{ prediction: [inf, nan], target: [0, 0] }, [inf, nan]],
      ],
      gradients: [
        [
          { prediction: [0.25, 0.5, 2], target: 0, options: { alpha: 2 } },
          [(14 * 0.5) / 1.0625, 14 * 0.8, 14 * 0.8],
        ],
      ],
    },
  ],
];

for (const [loss, definition] of table) conform(loss, definition);

// Targets of size 1, whose sum is their number.
conform(losses.weightedAbsolutePercentageError, { target: "sign" });

test("means of the weighted absolute percentage error divide by the sizes of the targets", () => {
  const wmape = losses.weightedAbsolutePercentageError;
  const [f, y] = [tensor([1, 9, 7], { dtype: "float64" }), [2, -8, 0]];
  expect(wmape(f, y).itemSync()).toBe(25 / 10);
  expect(wmape(f, y, { weight: [1, 3, 0], reduction: "weightedMean" }).itemSync()).toBe(52 / 26);
  expect(wmape(f, y, { mask: [true, false, true] }).itemSync()).toBe(8 / 2);
  expect(wmape.valueAndGrad(f, y).gradient.arraySync()).toEqual([-0.1, 0.1, 0.1]);
});

test("an expectile of the middle is half the squared error, a pinball of the middle half the absolute one", () => {
  const { prediction, target } = sampleInputs(losses.pinball, { dtype: "float64" });
  const half = (loss: typeof losses.squaredError | typeof losses.absoluteError) =>
    loss(prediction, target).div(2).itemSync();
  expect(losses.expectile(prediction, target).itemSync()).toBeCloseTo(half(losses.squaredError), 14);
  expect(losses.pinball(prediction, target).itemSync()).toBeCloseTo(half(losses.absoluteError), 14);
});

const multiQuantile = losses.multiQuantile;

conform(multiQuantile, {});
conform(multiQuantile, { options: { axis: 1, crossing: 2 }, shape: [2, 3, 2] });

test("several quantiles are pinballs averaged, and crossing costs what the lower exceeds the next by", () => {
  const prediction = tensor([[5, 3, 4]], { dtype: "float64" });
  const quantiles = [0.25, 0.5, 0.75];
  const each = quantiles.map((quantile, k) =>
    losses.pinball(prediction.narrow(1, k, k + 1), 4, { quantile }).itemSync(),
  );
  const mean = each.reduce((sum, x) => sum + x, 0) / 3;
  expect(multiQuantile(prediction, [4], { quantiles }).itemSync()).toBeCloseTo(mean, 14);
  expect(multiQuantile(prediction, [4], { quantiles, crossing: 10 }).itemSync()).toBeCloseTo(mean + 20, 13);
});

test("several quantiles need a level each", () => {
  expect(() => multiQuantile([[1, 2]], [1], { quantiles: [0.1, 0.5, 0.9] })).toThrow(
    "multiQuantile: quantiles [3] must name one level for each of the 2 values along axis 1 of the prediction [1, 2].",
  );
});
