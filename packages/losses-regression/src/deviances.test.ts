import { tensor, ValueError } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
const { log, E } = Math;

const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.poissonDeviance,
    {
      values: [
        [{ prediction: [1, 2, 3, 0, 0], target: [2, 0, 3, 1, 0] }, [4 * log(2) - 2, 4, 0, inf, 0]],
        [{ prediction: [-1, nan], target: 1 }, nan],
      ],
      gradients: [[{ prediction: [1, 2, 0], target: [2, 0, 0] }, [-2, 2, 2]]],
    },
  ],
  [
    losses.gammaDeviance,
    {
      values: [
        [{ prediction: [1, 2, 3], target: [2, 2, 0] }, [2 * (1 - log(2)), 0, inf]],
        [{ prediction: [0, -1, nan], target: 1 }, nan],
        [{ prediction: [1e20, 1e-20], target: 1 }, [2 * (log(1e20) - 1), 2e20]],
      ],
      gradients: [[{ prediction: [1, 2], target: [2, 2] }, [-2, 0]]],
    },
  ],
  [
    losses.tweedieDeviance,
    {
      options: { power: 1.5 },
      values: [
        [{ prediction: [4, 1, -1], target: [1, 0, 1], options: { power: 1.5 } }, [2, 4, nan]],
        // (y − f)²/(f² y), the inverse Gaussian's.
        [{ prediction: [2, 2], target: [3, 0], options: { power: 3 } }, [1 / 12, inf]],
        [{ prediction: [3], target: [-1], options: { power: 0 } }, 16],
        // Below power 0 targets may be negative: then max(y, 0) is 0.
        [{ prediction: [2], target: [-3], options: { power: -1 } }, 2 * (6 + 8 / 3)],
      ],
      gradients: [[{ prediction: [4, 1], target: [1, 0], options: { power: 1.5 } }, [0.75, 2]]],
    },
  ],
  [
    losses.halfGamma,
    {
      values: [[{ prediction: [0, 1, inf, nan], target: [2, E, 1, 1] }, [2, 2, inf, nan]]],
      gradients: [[{ prediction: [0, 1], target: [2, E] }, [-1, 0]]],
    },
  ],
  [
    losses.halfTweedie,
    {
      values: [
        [{ prediction: [0, log(4)], target: [1, 2], options: { power: 1.5 } }, [4, 6]],
        [{ prediction: [log(3)], target: [1], options: { power: 0 } }, 2],
        [{ prediction: [log(3)], target: [1], options: { power: 1 } }, 3 - log(3)],
        [{ prediction: [log(2)], target: [4], options: { power: 2 } }, log(2) + 2],
      ],
    },
  ],
];

for (const [loss, definition] of table) conform(loss, { shape: [2, 1], ...definition });

const double = (values: number[]) => tensor(values, { dtype: "float64" });
const target = double([0.5, 1, 3, 7]);
const logs = double([-0.3, 0.8, 0, 2]);
const none = { reduction: "none" } as const;

test("the Poisson deviance is twice what the likelihood lacks to that of the target", () => {
  const nll = (rate: typeof target) => losses.poissonNll(rate, target, { ...none, logInput: false, eps: 0 });
  const lacks = nll(logs.exp()).sub(nll(target)).mul(2);
  expect(losses.poissonDeviance(logs.exp(), target, none)).toBeAllClose(lacks.dataSync(), {
    relative: 1e-12,
  });
});

test("the gamma deviance is twice what the likelihood of concentration 1 lacks to that of the target", () => {
  const nll = (mean: typeof target) => losses.exponentialNll(mean.reciprocal(), target, none);
  const lacks = nll(logs.exp()).sub(nll(target)).mul(2);
  expect(losses.gammaDeviance(logs.exp(), target, none)).toBeAllClose(lacks.dataSync(), { relative: 1e-12 });
});

test.each([-1, 0, 1, 1.5, 2, 3])(
  "half the deviance of power %d has the slope of its half with link",
  (power) => {
    const half = (f: typeof logs) =>
      losses.tweedieDeviance(f.exp(), target, { power, reduction: "sum" }).mul(0.5);
    const { value, gradient } = losses.halfTweedie.valueAndGrad(logs, target, { power, reduction: "sum" });
    const mean = logs.exp();
    const slope = losses.tweedieDeviance.valueAndGrad(mean, target, { power, reduction: "sum" }).gradient;
    expect(gradient).toBeAllClose(slope.mul(mean).mul(0.5).dataSync(), { relative: 1e-12 });
    // They differ by what depends on the target alone.
    const other = logs.mul(0.5).add(0.1);
    const [here, there] = [half(logs), half(other)].map((x) => x.itemSync());
    const drop = value.sub(losses.halfTweedie(other, target, { power, reduction: "sum" })).itemSync();
    expect(drop).toBeCloseTo((here ?? nan) - (there ?? nan), 10);
  },
);

test.each([
  [1, losses.poissonDeviance],
  [2, losses.gammaDeviance],
  [0, losses.squaredError],
])("power %d has a name of its own", (power, named) => {
  const mean = logs.exp();
  expect(losses.tweedieDeviance(mean, target, { power, ...none }).dataSync()).toEqual(
    named(mean, target, none).dataSync(),
  );
});

describe.each([losses.tweedieDeviance, losses.halfTweedie])("%o", (loss) => {
  test.each([0.5, 1e-9, 0.999])("has no power %d", (power) => {
    expect(() => loss([1], [1], { power })).toThrow(ValueError);
    expect(() => loss([1], [1], { power })).toThrow(
      `${loss.name}: option power must be at most 0, or at least 1, not ${power}: no Tweedie distribution lies between.`,
    );
  });
});

test("the half Poisson deviance with logarithmic link is the Poisson likelihood", () => {
  expect(losses.poissonNll.definition.aliases).toContain("halfPoisson");
  const slope = losses.poissonDeviance.valueAndGrad(logs.exp(), target, { reduction: "sum" }).gradient;
  const { gradient } = losses.poissonNll.valueAndGrad(logs, target, { reduction: "sum" });
  expect(gradient).toBeAllClose(slope.mul(logs.exp()).mul(0.5).dataSync(), { relative: 1e-12 });
});
