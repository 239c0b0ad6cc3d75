import { grad, type Tensor, tensor } from "@surprisal/tensor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { absoluteError, halfSquaredError, huber, squaredError } from "./index.js";

const labels = fc
  .array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 3, maxLength: 15 })
  .filter((list) => list.length % 2 === 1);
const double = (values: number | number[]): Tensor => tensor(values, { dtype: "float64" });

test("the median minimises the absolute error: the slope changes sign there", () => {
  fc.assert(
    fc.property(labels, (list) => {
      const sorted = [...list].sort((a, b) => a - b);
      const median = sorted[(sorted.length - 1) / 2] ?? Number.NaN;
      const slope = grad((constant: Tensor) => absoluteError(constant, double(list), { reduction: "sum" }));
      expect(slope(double(median - 1e-9)).itemSync()).toBeLessThan(0);
      expect(slope(double(median + 1e-9)).itemSync()).toBeGreaterThan(0);
    }),
  );
});

test.each([
  ["squared error", squaredError],
  ["half squared error", halfSquaredError],
])("the mean minimises the %s: the slope is 0 there", (_, loss) => {
  fc.assert(
    fc.property(labels, (list) => {
      const mean = list.reduce((sum, label) => sum + label, 0) / list.length;
      const slope = grad((constant: Tensor) => loss(constant, double(list), { reduction: "sum" }));
      expect(Math.abs(slope(double(mean)).itemSync())).toBeLessThan(1e-10);
    }),
  );
});

test("an outlier moves the minimiser of the squared error without bound, and that of huber by a bounded amount", () => {
  const slopeAt = (loss: typeof huber | typeof squaredError, outlier: number) =>
    grad((constant: Tensor) => loss(constant, double([-1, 0, 1, outlier]), { reduction: "sum" }))(
      double(0),
    ).itemSync();
  expect(slopeAt(squaredError, 1000)).toBe(100 * slopeAt(squaredError, 10));
  expect(slopeAt(huber, 1000)).toBe(slopeAt(huber, 10));
});
