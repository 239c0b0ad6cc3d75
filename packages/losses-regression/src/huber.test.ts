import { sampleInputs } from "@surprisal/loss-registry";
import { grad, hvp, tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { absoluteError } from "./absolute-error.js";
import { halfSquaredError } from "./half-squared-error.js";
import { huber } from "./huber.js";
import { squaredError } from "./squared-error.js";

const sample = (seed: number) => sampleInputs(huber, { shape: [4, 3], seed, dtype: "float64" });

describeLoss(huber, {
  sample,
  values: [
    // r²/2 inside, δ(|r| − δ/2) outside, both at the joint.
    [{ prediction: [0, 0.5, 1, -1, 3, -3], target: 0 }, [0, 0.125, 0.5, 0.5, 2.5, 2.5]],
    [{ prediction: [0.5, 3], target: [0, 0], options: { delta: 2 } }, [0.125, 4]],
    [{ prediction: [Infinity, -Infinity, NaN], target: 0 }, [Infinity, Infinity, NaN]],
    [{ prediction: [1e200], target: [0] }, [1e200 - 0.5]],
  ],
  gradients: [
    [{ prediction: [0, 0.5, 1, -1, 3, -3], target: 0 }, [0, 0.5, 1, -1, 1, -1]],
    [{ prediction: [Infinity, -Infinity], target: 0, options: { delta: 2 } }, [2, -2]],
  ],
});

describeLoss(huber, {
  name: "huber in Gluon's scaling",
  sample: (seed) => ({ ...sample(seed), options: { rho: 0.7 } }),
  values: [[{ prediction: [0.5, 2, 3], target: 0, options: { rho: 2 } }, [0.0625, 1, 2]]],
  gradients: [[{ prediction: [0.5, 2, -3], target: 0, options: { rho: 2 } }, [0.25, 1, -1]]],
});

const sides = {
  prediction: fc.double({ min: -50, max: 50, noNaN: true }),
  delta: fc.double({ min: 0.01, max: 20, noNaN: true }),
};
const at = (x: number) => tensor([x], { dtype: "float64" });

test("huber lies below half the squared error and below delta times the absolute error", () => {
  fc.assert(
    fc.property(sides.prediction, sides.delta, (prediction, delta) => {
      const loss = huber(at(prediction), 0, { delta }).itemSync();
      // Each side is rounded up to three times, also where one unit in the last place is the smallest number.
      const rounded = (bound: number) => bound * (1 + 1e-14) + 3 * Number.MIN_VALUE;
      expect(loss).toBeLessThanOrEqual(rounded(halfSquaredError(at(prediction), 0).itemSync()));
      expect(loss).toBeLessThanOrEqual(rounded(absoluteError(at(prediction), 0).itemSync() * delta));
    }),
  );
});

test("no residual moves huber by more than delta", () => {
  fc.assert(
    fc.property(sides.prediction, sides.delta, (prediction, delta) => {
      const slope = huber.valueAndGrad(at(prediction), 0, { delta }).gradient.itemSync();
      expect(slope).toBeCloseTo(Math.min(Math.max(prediction, -delta), delta), 12);
    }),
  );
});

test("the curvature of huber is 1 up to the joint, 0 included, and 0 beyond", () => {
  const x = tensor([0, 0.5, 1, -1, 1.5, -4], { dtype: "float64" });
  const curvature = hvp((p) => huber(p, 0, { reduction: "sum" }), x, [1, 1, 1, 1, 1, 1]);
  expect(curvature.arraySync()).toEqual([1, 1, 1, 1, 0, 0]);
});

test("Gluon's rho divides the loss of that delta by it", () => {
  const x = tensor([-3, 0.2, 7], { dtype: "float64" });
  const gluon = huber(x, 0, { rho: 2.5, reduction: "none" });
  const scaled = huber(x, 0, { delta: 2.5, reduction: "none" }).div(2.5);
  expect(gluon.arraySync()).toEqual(scaled.arraySync());
});

test("huber takes delta or rho, not both", () => {
  expect(() => huber([1], [0], { delta: 1, rho: 1 })).toThrow("huber: give rho or delta, not both.");
});

test("huber has no delta of 0", () => {
  expect(() => huber([1], [0], { delta: 0 })).toThrow(
    "huber: option delta must be a finite number, above 0, not 0.",
  );
});

test("the target has a gradient too, opposite to the prediction's", () => {
  const y = tensor([0, 0], { dtype: "float64" });
  const slope = grad((target) => huber([0.5, 3], target, { reduction: "sum" }))(y);
  expect(slope.arraySync()).toEqual([-0.5, -1]);
});

test("an outlier moves the minimiser of the squared error without bound, and that of huber by a bounded amount", () => {
  const slopeAt = (loss: typeof huber | typeof squaredError, outlier: number) => {
    const labels = tensor([-1, 0, 1, outlier], { dtype: "float64" });
    return grad((constant) => loss(constant, labels, { reduction: "sum" }))(at(0)).arraySync();
  };
  expect([slopeAt(squaredError, 10), slopeAt(squaredError, 1000)]).toEqual([[-20], [-2000]]);
  expect(slopeAt(huber, 1000)).toEqual(slopeAt(huber, 10));
});
