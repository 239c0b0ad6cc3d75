import { randomUniform, tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brier } from "./brier.js";
import { brierDecomposition } from "./brier-decomposition.js";
import { expectedCalibrationError } from "./expected-calibration-error.js";
import { maximumCalibrationError } from "./maximum-calibration-error.js";
import { reliabilityCurve } from "./reliability-curve.js";

const double = (values: readonly number[]) => tensor(Float64Array.from(values));

// scikit-learn's example of calibration_curve: prob_true [0, 0.5, 1], prob_pred [0.2, 0.525, 0.85] in three bins.
const truth = [0, 0, 0, 0, 1, 1, 1, 1, 1];
const probability = [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1];

describe("reliabilityCurve", () => {
  test("is scikit-learn's calibration_curve, with the empty bins that it drops", () => {
    const { confidence, frequency, count } = reliabilityCurve(double(probability), truth, { bins: 3 });
    expect(confidence).toBeAllClose(double([0.2, 0.525, 0.85]));
    expect(frequency).toBeAllClose(double([0, 0.5, 1]));
    expect(count).toBeAllClose(double([3, 2, 4]));
    const sparse = reliabilityCurve([0.1], [0], { bins: 2 });
    expect(sparse.confidence).toBeAllClose([0.1, NaN]);
    expect(sparse.count).toBeAllClose([1, 0]);
  });

  test("an edge belongs to the bin below it, 0 to the first, and there are 10 unless more are asked for", () => {
    const edges = double([0, 0.1, 0.2, 0.30000001, 0.7, 1]);
    const { count } = reliabilityCurve(edges, [0, 0, 0, 0, 0, 0]);
    expect(count).toBeAllClose(double([2, 1, 0, 1, 0, 0, 1, 0, 0, 1]));
  });

  test("of classes it is that of the likeliest", () => {
    const { confidence, frequency } = reliabilityCurve(
      [
        [0.2, 0.7, 0.1],
        [0.9, 0.1, 0],
      ],
      [1, 1],
      { bins: 1 },
    );
    expect(confidence).toBeAllClose([0.8]);
    expect(frequency).toBeAllClose([0.5]);
  });
});

describe("calibration errors", () => {
  const options = { bins: 3 };
  // Gaps 0.2, 0.025 and 0.15 of 3, 2 and 4 forecasts.
  test.each([
    [
      "the mean distance",
      expectedCalibrationError(double(probability), truth, options),
      (0.6 + 0.05 + 0.6) / 9,
    ],
    [
      "the root of the mean square",
      expectedCalibrationError(double(probability), truth, { ...options, norm: "l2" }),
      Math.sqrt((3 * 0.04 + 2 * 0.000625 + 4 * 0.0225) / 9),
    ],
    ["the largest distance", maximumCalibrationError(double(probability), truth, options), 0.2],
  ])("%s", (_, error, expected) => {
    expect(error.itemSync()).toBeCloseTo(expected, 14);
  });

  test("are those that torchmetrics documents", () => {
    const preds = double([0.25, 0.25, 0.55, 0.75, 0.75]);
    const target = [0, 0, 1, 1, 1];
    const two = { bins: 2 };
    expect(expectedCalibrationError(preds, target, two).itemSync()).toBeCloseTo(0.29, 12);
    expect(expectedCalibrationError(preds, target, { ...two, norm: "l2" }).itemSync()).toBeCloseTo(0.2918, 4);
    expect(maximumCalibrationError(preds, target, two).itemSync()).toBeCloseTo(0.3167, 4);
    const classes = [
      [0.25, 0.2, 0.55],
      [0.55, 0.05, 0.4],
      [0.1, 0.3, 0.6],
      [0.9, 0.05, 0.05],
    ].map(double);
    const rows = classes
      .slice(1)
      .reduce((all, row) => all.concat(row.unsqueeze(0), 0), (classes[0] ?? double([])).unsqueeze(0));
    const labels = [0, 1, 2, 0];
    const three = { bins: 3 };
    expect(expectedCalibrationError(rows, labels, three).itemSync()).toBeCloseTo(0.2, 12);
    expect(expectedCalibrationError(rows, labels, { ...three, norm: "l2" }).itemSync()).toBeCloseTo(
      0.2082,
      4,
    );
    expect(maximumCalibrationError(rows, labels, three).itemSync()).toBeCloseTo(0.2333, 4);
  });

  test("vanish for forecasts that come true as often as they say, and are NaN for none", () => {
    const forecasts = [0.25, 0.25, 0.25, 0.25, 1, 1];
    expect(expectedCalibrationError(forecasts, [1, 0, 0, 0, 1, 1]).itemSync()).toBe(0);
    expect(maximumCalibrationError(forecasts, [1, 0, 0, 0, 1, 1]).itemSync()).toBe(0);
    expect(expectedCalibrationError([], []).itemSync()).toBeNaN();
    expect(maximumCalibrationError([], []).itemSync()).toBeNaN();
    expect(expectedCalibrationError([NaN, 0.5], [0, 1]).itemSync()).toBeNaN();
  });
});

describe("brierDecomposition", () => {
  test("of forecasts that are equal within their bins is Murphy's", () => {
    const { reliability, resolution, uncertainty, residual } = brierDecomposition(
      double([0.2, 0.2, 0.2, 0.2, 0.8, 0.8]),
      [0, 0, 1, 0, 1, 1],
    );
    // Frequencies ¼ and 1 of a share ½.
    expect(reliability.itemSync()).toBeCloseTo((4 * 0.05 ** 2 + 2 * 0.2 ** 2) / 6, 14);
    expect(resolution.itemSync()).toBeCloseTo((4 / 16 + 2 / 4) / 6, 14);
    expect(uncertainty.itemSync()).toBe(0.25);
    expect(residual.itemSync()).toBeCloseTo(0, 15);
  });

  test("adds up to the Brier score, however many bins there are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 30 }), (seed, bins) => {
        const p = randomUniform([40], { seed, dtype: "float64" });
        const y = randomUniform([40], { seed: seed + 100, dtype: "float64" })
          .less(p.square())
          .cast("float64");
        const { reliability, resolution, uncertainty, residual } = brierDecomposition(p, y, { bins });
        const whole = reliability.sub(resolution).add(uncertainty).add(residual).itemSync();
        expect(whole).toBeCloseTo(brier(p, y).itemSync(), 14);
      }),
      { numRuns: 20 },
    );
  });
});

test("arguments that do not fit", () => {
  for (const metric of [
    reliabilityCurve,
    expectedCalibrationError,
    maximumCalibrationError,
    brierDecomposition,
  ]) {
    expect(() => metric([0.5, 0.5], [1])).toThrow("Labels 0 and 1 have its shape");
    expect(() => metric([[0.5, 0.5]], [2])).toThrow("class 2 does not exist");
    expect(() => metric([0.5], [1], { bins: 0 })).toThrow("bins must be a whole number from 1, not 0.");
  }
  // @ts-expect-error: not one of the norms
  expect(() => expectedCalibrationError([0.5], [1], { norm: "max" })).toThrow("maximumCalibrationError");
});
