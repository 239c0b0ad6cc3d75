import { grad, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { entr } from "./entr.js";

const double = (values: number[]) => tensor(values, { dtype: "float64" });

test("entr is −p log p, 0 at both ends, and −∞ below 0", () => {
  expect(entr([0, 0.5, 1, -1]).dataSync()).toBeAllClose([0, Math.LN2 / 2, 0, Number.NEGATIVE_INFINITY], {
    ulp: 1,
    signedZero: true,
  });
  expect(entr([1e-300, Number.NaN]).dataSync()).toBeAllClose([6.907755278982137e-298, Number.NaN]);
});

test("its slope is −log p − 1, +∞ at 0, and nothing where nothing asks for it", () => {
  const slope = grad((p) => entr(p).mul([1, 1, 1, 0]).sum())(double([0, 0.5, 1, 0]));
  expect(slope.dataSync()).toBeAllClose([Number.POSITIVE_INFINITY, Math.LN2 - 1, -1, 0]);
});

test("derivatives of both orders agree with differences", async () => {
  await checkGradient(entr, [[1e-3, 0.2, 0.9, 1.7]], { second: true });
});

test("the second derivative at 0 is −∞, and 0 where nothing asks for it", () => {
  const curvature = grad((q) => grad((p) => entr(p).mul([1, 0]).sum())(q).sum())(double([0, 0]));
  expect(curvature.dataSync()).toBeAllClose([Number.NEGATIVE_INFINITY, 0]);
});
