import type { DynamicLoss } from "@surprisal/loss-registry";
import { grad, type Tensor, tensor } from "@surprisal/tensor";
import { currentTarget } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { regressionLosses } from "./all.js";

/** Losses of one real number against another. */
const onResiduals = regressionLosses.filter(
  ({ definition: { kind, domain } }) =>
    kind === "elementwise" && domain.prediction === "real" && domain.target === "real",
);
const sizes = [1e30, 1e10, 1e4, 5, 0.25, 3e-3, 1e-4, 1e-30, 0];
const numbers = Float32Array.from([...sizes, ...sizes.map((x) => -x)]);
const ends = Float32Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);

const target = currentTarget();

/** The losses at x and their slopes, computed in a dtype, float32 where the target computes, and rounded to float32. */
async function figures(f: (x: Tensor) => Tensor, x: Float32Array, dtype: "float32" | "float64") {
  const at = dtype === "float32" ? target.place(tensor(x)) : tensor(x).cast(dtype);
  const figures = await Promise.all([f(at), grad((p) => f(p).sum())(at)].map((y) => target.read(y)));
  return figures.flatMap((y) => [...Float32Array.from(y)]);
}

test.each(onResiduals.map((loss) => [loss.name, loss as unknown as DynamicLoss] as const))(
  `%s of residuals of any size: numbers, and the same in float32 on ${target.name} as in float64`,
  async (_, loss) => {
    const f = (x: Tensor) => loss(x, 0, { reduction: "none" });
    const [single, double] = [await figures(f, numbers, "float32"), await figures(f, numbers, "float64")];
    for (const [i, y] of double.entries()) {
      expect(y).not.toBe(Number.NaN);
      if (y === single[i]) continue;
      expect(Math.abs(y - (single[i] ?? 0))).toBeLessThanOrEqual(1e-5 * Math.abs(y) + 1e-20);
    }
  },
);

// Relative to what it is measured by, an infinite residual has no size.
const relative = new Set(["symmetricAbsolutePercentageError"]);

test.each(
  onResiduals
    .filter(({ name }) => !relative.has(name))
    .map((loss) => [loss.name, loss as unknown as DynamicLoss] as const),
)(`%s of an infinite residual is no NaN, nor is its slope, on ${target.name}`, async (_, loss) => {
  for (const dtype of ["float32", "float64"] as const) {
    const found = await figures((x) => loss(x, 0.5, { reduction: "none" }), ends, dtype);
    for (const y of found) expect(y).not.toBe(Number.NaN);
  }
});
