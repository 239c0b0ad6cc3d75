import { randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import {
  centeredKernelAlignment,
  clubBound,
  donskerVaradhanBound,
  hilbertSchmidtIndependenceCriterion,
  infoNceBound,
  nwjBound,
  squaredMaximumMeanDiscrepancy,
} from "./index.js";

const double = { dtype: "float64" } as const;
const number = (x: Tensor) => x.itemSync();
type Points = readonly (readonly number[])[];

describe("bounds of the mutual information", () => {
  const bounds = { donskerVaradhanBound, nwjBound, infoNceBound, clubBound };
  const rho = 0.8;
  const information = -0.5 * Math.log(1 - rho ** 2);
  const n = 1500;
  const x = randomNormal([n], { seed: 5, ...double });
  const y = x.mul(rho).add(randomNormal([n], { seed: 6, ...double }).mul(Math.sqrt(1 - rho ** 2)));
  // log p(y | x), less what depends on y alone, is the pointwise mutual information.
  const conditional = y
    .sub(x.unsqueeze(-1).mul(rho))
    .square()
    .div(2 * (1 - rho ** 2))
    .neg();
  const pointwise = conditional.add(y.square().div(2)).add(information);

  test("are near it where the critic is the best one", () => {
    expect(number(donskerVaradhanBound(pointwise))).toBeCloseTo(information, 1);
    expect(number(nwjBound(pointwise.add(1)))).toBeCloseTo(information, 1);
    expect(number(infoNceBound(pointwise))).toBeCloseTo(information, 1);
    // The upper bound is the information both ways: ρ² / (1 − ρ²) of normal variables.
    expect(number(clubBound(conditional))).toBeCloseTo(rho ** 2 / (1 - rho ** 2), 0);
    expect(number(clubBound(conditional))).toBeGreaterThan(information);
  });

  test("do not mind a constant, but NWJ's does", () => {
    const scores = tensor(
      [
        [0.5, 1, -1],
        [0, 2, 0.3],
        [1, 0.2, -0.4],
      ],
      double,
    );
    for (const bound of [donskerVaradhanBound, infoNceBound, clubBound]) {
      expect(number(bound(scores.add(7)))).toBeCloseTo(number(bound(scores)), 13);
    }
    expect(number(nwjBound(scores.add(7)))).toBeLessThan(number(nwjBound(scores)));
    expect(number(nwjBound(scores))).toBeLessThanOrEqual(number(donskerVaradhanBound(scores)));
    expect(number(infoNceBound(scores, { base: 3 }))).toBeLessThanOrEqual(1);
  });

  test.each(Object.entries(bounds))("%s has the gradients that differences give", async (name, bound) => {
    const scores = [
      [0.5, 1, -1],
      [0, 2, 0.3],
      [1, 0.2, -0.4],
    ];
    await checkGradient((s) => bound(s), [scores], { second: true });
    expect(() => bound([1, 2])).toThrow(
      `${name}: scores has the shape [2]. Give the critic's score of each x`,
    );
  });

  test("of what was drawn together alone there is none", () => {
    expect(() => nwjBound([[1]])).toThrow("hold no pair that was not drawn together. Give at least 2");
    expect(number(infoNceBound([[1]]))).toBe(0);
  });
});

const x: Points = [
  [0, 1],
  [0.5, -1],
  [2, 0.3],
  [1, 1],
  [-0.7, 0.2],
];
const y: Points = [
  [1, 1],
  [-0.5, 0],
  [0.1, 2],
  [1.2, -0.3],
  [0, 1],
];
const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((c, i) => c - (b[i] ?? 0)));
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, c, i) => sum + c * (b[i] ?? 0), 0);
const kernels = {
  gaussian: (a, b) => Math.exp(-0.7 * apart(a, b) ** 2),
  laplace: (a, b) => Math.exp(-0.7 * apart(a, b)),
  inverseMultiquadric: (a, b) => 1 / Math.sqrt(1 + 0.7 * apart(a, b) ** 2),
  rationalQuadratic: (a, b) => 1 / (1 + 0.7 * apart(a, b) ** 2),
  linear: dot,
} as const satisfies { [kernel: string]: (a: readonly number[], b: readonly number[]) => number };
const names = Object.keys(kernels) as (keyof typeof kernels)[];
const gamma = 0.7;
const indices = [0, 1, 2, 3, 4];
/** The mean over all tuples of different indices. */
const meanOver = (count: number, f: (...i: number[]) => number): number => {
  const tuples = Array.from({ length: count }).reduce<number[][]>(
    (all) => all.flatMap((tuple) => indices.filter((i) => !tuple.includes(i)).map((i) => [...tuple, i])),
    [[]],
  );
  return tuples.reduce((sum, tuple) => sum + f(...tuple), 0) / tuples.length;
};

describe.each(names)("with the %s kernel", (kernel) => {
  const k = kernels[kernel];
  const at = (a: Points, b: Points) => (i: number, j: number) => k(a[i] ?? [], b[j] ?? []);
  const mean = (a: Points, b: Points) =>
    indices.flatMap((i) => indices.map((j) => at(a, b)(i, j))).reduce((s, v) => s + v) / 25;

  test("the discrepancy is what its definition says", async () => {
    const biased = mean(x, x) + mean(y, y) - 2 * mean(x, y);
    expect(number(squaredMaximumMeanDiscrepancy(x, y, { kernel, gamma }))).toBeCloseTo(biased, 13);
    const unbiased = meanOver(2, at(x, x)) + meanOver(2, at(y, y)) - 2 * mean(x, y);
    expect(number(squaredMaximumMeanDiscrepancy(x, y, { kernel, gamma, unbiased: true }))).toBeCloseTo(
      unbiased,
      13,
    );
    await checkGradient((a) => squaredMaximumMeanDiscrepancy(a, y, { kernel, gamma }), [x.slice(1, 3)]);
  });

  test("so is the independence criterion", () => {
    const [a, b] = [at(x, x), at(y, y)];
    const unbiased =
      meanOver(2, (i = 0, j = 0) => a(i, j) * b(i, j)) +
      meanOver(4, (i = 0, j = 0, q = 0, r = 0) => a(i, j) * b(q, r)) -
      2 * meanOver(3, (i = 0, j = 0, q = 0) => a(i, j) * b(i, q));
    const ours = hilbertSchmidtIndependenceCriterion(x, y, { kernel, gamma, unbiased: true });
    expect(number(ours)).toBeCloseTo(unbiased, 13);
    const centre = (f: (i: number, j: number) => number) => (i: number, j: number) => {
      const rows = indices.reduce((sum, q) => sum + f(i, q) + f(q, j), 0) / 5;
      return (
        f(i, j) - rows + indices.flatMap((q) => indices.map((r) => f(q, r))).reduce((s, v) => s + v) / 25
      );
    };
    const biased =
      indices.flatMap((i) => indices.map((j) => centre(a)(i, j) * centre(b)(i, j))).reduce((s, v) => s + v) /
      25;
    expect(number(hilbertSchmidtIndependenceCriterion(x, y, { kernel, gamma }))).toBeCloseTo(biased, 13);
  });
});

test("several widths are averaged, and the default is one over the number of coordinates", () => {
  const one = (width: number) => number(squaredMaximumMeanDiscrepancy(x, y, { gamma: width }));
  expect(number(squaredMaximumMeanDiscrepancy(x, y, { gamma: [0.3, 2] }))).toBeCloseTo(
    (one(0.3) + one(2)) / 2,
    14,
  );
  expect(number(squaredMaximumMeanDiscrepancy(x, y))).toBe(one(0.5));
});

test("alignment is 1 with what is turned and stretched, and less with others", async () => {
  const turned = tensor(x as number[][], double)
    .matmul([
      [0.6, 0.8],
      [-0.8, 0.6],
    ])
    .mul(3)
    .add([1, -2]);
  expect(number(centeredKernelAlignment(x, turned))).toBeCloseTo(1, 13);
  expect(number(centeredKernelAlignment(x, y))).toBeLessThan(0.9);
  await checkGradient((a) => centeredKernelAlignment(a, y, { unbiased: true }), [x as number[][]], {
    relative: 1e-6,
  });
  await checkGradient((a) => centeredKernelAlignment(a, y, { kernel: "gaussian" }), [x as number[][]], {
    second: true,
    relative: 1e-6,
  });
});

test("what does not fit is said", () => {
  expect(() => hilbertSchmidtIndependenceCriterion([1, 2, 3], [1, 2])).toThrow(
    "x has 3 samples and y 2. Row i of each",
  );
  expect(() => hilbertSchmidtIndependenceCriterion([1, 2], [1, 2], { unbiased: true })).toThrow(
    "x has 2 samples, and needs 4",
  );
  expect(() => squaredMaximumMeanDiscrepancy([1], [1], { gamma: 0 })).toThrow(
    "gamma must be a number above 0, or several, not 0",
  );
  // @ts-expect-error for those who write JavaScript
  expect(() => squaredMaximumMeanDiscrepancy([1], [1], { kernel: "rbf" })).toThrow(
    'there is no kernel "rbf". Choose one of gaussian',
  );
});
