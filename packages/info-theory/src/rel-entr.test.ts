import { grad, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { relEntr } from "./rel-entr.js";

const { POSITIVE_INFINITY: oo, NaN: nan } = Number;
const double = (values: number[]) => tensor(values, { dtype: "float64" });

test("relEntr is p log(p/q), with SciPy's values at the ends and outside", () => {
  const p = [0.5, 0, 0, 1, -1, 1, 0, nan, 0, 3];
  const q = [0.25, 0.5, 0, 0, 0.5, -1, -1, 1, nan, 3];
  expect(relEntr(p, q).dataSync()).toBeAllClose([Math.LN2 / 2, 0, 0, oo, oo, oo, oo, nan, nan, 0]);
});

test("its slopes are log(p/q) + 1 and −p/q, with no NaN at the ends", () => {
  const ends = { p: double([0.5, 0, 1, 0]), q: double([0.25, 0.5, 0, 0]) };
  const slopes = grad(({ p, q }: typeof ends) => relEntr(p, q).sum())(ends);
  expect(slopes.p.dataSync()).toBeAllClose([Math.LN2 + 1, -oo, oo, 0]);
  expect(slopes.q.dataSync()).toBeAllClose([-2, 0, -oo, 0]);
});

test("what is weighted with 0 has slope 0, at the ends too", () => {
  const ends = { p: double([0, 1, 0]), q: double([0.5, 0, 0]) };
  const slopes = grad(({ p, q }: typeof ends) => relEntr(p, q).mul([0, 0, 0]).sum())(ends);
  expect(slopes.p.dataSync()).toBeAllClose([0, 0, 0]);
  expect(slopes.q.dataSync()).toBeAllClose([0, 0, 0]);
});

test("derivatives of both orders agree with differences, near p = q and on its line too", async () => {
  const p = [0.1, 0.9, 0.5, 0.5, 1.3];
  const q = [0.7, 0.01, 0.5000001, 0.5, 0.9];
  await checkGradient(relEntr, [p, q], { second: true });
});

test("operands broadcast, and the gradient sums over what was stretched", async () => {
  await checkGradient(
    relEntr,
    [
      [[0.2], [0.7]],
      [0.3, 0.5, 0.2],
    ],
    { second: true },
  );
});

test("a subnormal q overflows neither the value nor the gradient", () => {
  const q = 2 ** -1060;
  expect(relEntr(1, q).itemSync()).toBeCloseTo(1060 * Math.LN2, 10);
  expect(grad((p) => relEntr(p, q))(double([1]).reshape([])).itemSync()).toBeCloseTo(1060 * Math.LN2 + 1, 10);
});
