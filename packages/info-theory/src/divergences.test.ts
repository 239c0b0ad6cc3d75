import { grad, ShapeError, type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alphaDivergence } from "./alpha-divergence.js";
import { betaDivergence } from "./beta-divergence.js";
import { bhattacharyyaCoefficient } from "./bhattacharyya-coefficient.js";
import { bhattacharyyaDistance } from "./bhattacharyya-distance.js";
import { bregmanDivergence } from "./bregman-divergence.js";
import { chernoffInformation } from "./chernoff-information.js";
import { cressieReadDivergence } from "./cressie-read-divergence.js";
import { entropy } from "./entropy.js";
import { fDivergence } from "./f-divergence.js";
import { gammaDivergence } from "./gamma-divergence.js";
import { generalizedJensenShannonDivergence } from "./generalized-jensen-shannon-divergence.js";
import { generalizedKlDivergence } from "./generalized-kl-divergence.js";
import { hellingerDistance } from "./hellinger-distance.js";
import { itakuraSaitoDivergence } from "./itakura-saito-divergence.js";
import { jeffreysDivergence } from "./jeffreys-divergence.js";
import { jensenShannonDistance } from "./jensen-shannon-distance.js";
import { jensenShannonDivergence } from "./jensen-shannon-divergence.js";
import { klDivergence } from "./kl-divergence.js";
import { neymanChiSquared } from "./neyman-chi-squared.js";
import { pearsonChiSquared } from "./pearson-chi-squared.js";
import { relEntr } from "./rel-entr.js";
import { renyiDivergence } from "./renyi-divergence.js";
import { squaredHellingerDistance } from "./squared-hellinger-distance.js";
import { totalVariationDistance } from "./total-variation-distance.js";
import { triangularDiscrimination } from "./triangular-discrimination.js";
import { tsallisDivergence } from "./tsallis-divergence.js";
import { xlog1py } from "./xlog1py.js";

type Divergence = (p: TensorLike, q: TensorLike) => Tensor;
const oo = Number.POSITIVE_INFINITY;
const value = (x: Tensor) => x.itemSync();
const double = (x: number[] | number[][]) => tensor(x, { dtype: "float64" });
const orders = (
  name: string,
  family: (alpha: number) => Divergence,
  ...list: number[]
): [string, Divergence][] => list.map((order) => [`${name} of order ${order}`, family(order)]);

const divergences: [string, Divergence][] = [
  ["generalizedKlDivergence", (p, q) => generalizedKlDivergence(p, q)],
  ["jeffreysDivergence", (p, q) => jeffreysDivergence(p, q)],
  ["jensenShannonDivergence", (p, q) => jensenShannonDivergence(p, q)],
  ["weighed jensenShannonDivergence", (p, q) => jensenShannonDivergence(p, q, { weight: 0.2, base: 2 })],
  ["jensenShannonDistance", (p, q) => jensenShannonDistance(p, q)],
  ["totalVariationDistance", (p, q) => totalVariationDistance(p, q)],
  ["hellingerDistance", (p, q) => hellingerDistance(p, q)],
  ["squaredHellingerDistance", (p, q) => squaredHellingerDistance(p, q)],
  ["bhattacharyyaDistance", (p, q) => bhattacharyyaDistance(p, q, { base: 2 })],
  ["chernoffInformation", (p, q) => chernoffInformation(p, q)],
  ["pearsonChiSquared", (p, q) => pearsonChiSquared(p, q)],
  ["neymanChiSquared", (p, q) => neymanChiSquared(p, q)],
  ["triangularDiscrimination", (p, q) => triangularDiscrimination(p, q)],
  ["itakuraSaitoDivergence", (p, q) => itakuraSaitoDivergence(p, q)],
  ...orders("renyiDivergence", (alpha) => (p, q) => renyiDivergence(p, q, { alpha }), 0.3, 1.5, 4),
  ...orders("tsallisDivergence", (alpha) => (p, q) => tsallisDivergence(p, q, { alpha }), 0.3, 2.5),
  ...orders("cressieReadDivergence", (alpha) => (p, q) => cressieReadDivergence(p, q, { alpha }), -1, 0.4, 1),
  ...orders("alphaDivergence", (alpha) => (p, q) => alphaDivergence(p, q, { alpha }), -3, 1),
  ...orders("betaDivergence", (beta) => (p, q) => betaDivergence(p, q, { beta }), -0.5, 0, 1.5, 2),
  ...orders("gammaDivergence", (gamma) => (p, q) => gammaDivergence(p, q, { gamma }), 0, 0.5),
];
/** Where only part of what one distribution excludes is excluded by the other, some are infinite, but none NaN. */
const withZeros = [
  [0, 0.5, 0.5, 0],
  [0.5, 0, 0.5, 0],
  [0.25, 0.25, 0.5, 0],
  [0.2, 0.3, 0.4, 0.1],
  [0, 0, 0, 1],
];
const P = [
  [0.2, 0.5, 0.3],
  [0.6, 0.3, 0.1],
];
const Q = [
  [0.4, 0.35, 0.25],
  [0.2, 0.1, 0.7],
];

describe.each(divergences)("%s", (_, divergence) => {
  test("has gradients of both orders that agree with differences", async () => {
    await checkGradient(divergence, [P[0] as number[], Q[0] as number[]], { second: true, relative: 1e-6 });
  });

  test("is 0 for equal distributions, positive for others, and never NaN, nor are its gradients where it is finite", () => {
    const p = double(withZeros.flatMap((row) => withZeros.map(() => row)));
    const q = double(withZeros.flatMap(() => withZeros));
    const values = divergence(p, q).dataSync();
    const n = withZeros.length;
    for (const [i, d] of values.entries()) {
      if (Math.floor(i / n) === i % n) expect(d).toBeCloseTo(0, 12);
      else expect(d).toBeGreaterThan(1e-3);
    }
    const finite = double([...values].map((d) => (Number.isFinite(d) ? 1 : 0))).equal(1);
    const kept = (x: { p: Tensor; q: Tensor }) => finite.where(divergence(x.p, x.q), 0).sum();
    const slopes = grad(kept)({ p, q });
    // Of infinite slopes the derivatives are infinite too, of either sign; their sum would tell nothing.
    const curvature = grad((p: Tensor) => {
      const slope = grad((x: Tensor) => kept({ p: x, q }))(p);
      return slope.isFinite().where(slope, 0).sum();
    })(p);
    const finiteRows = finite.unsqueeze(1);
    for (const each of [slopes.p, slopes.q, curvature]) {
      expect(finiteRows.where(each, 0).isNaN().any().itemSync()).toBe(0);
    }
  });
});

test("measures of other arguments have gradients of both orders that agree with differences", async () => {
  const [p, q] = [P[0] as number[], Q[0] as number[]];
  const second = { second: true, relative: 1e-6 };
  await checkGradient((all) => generalizedJensenShannonDivergence(all, { weights: [0.3, 0.7] }), [P], second);
  await checkGradient((x, y) => bhattacharyyaCoefficient(x, y), [p, q], second);
  await checkGradient((x, y) => fDivergence(x, y, (t) => t.sub(1).square()), [p, q], second);
  await checkGradient((x, y) => bregmanDivergence(x, y, (z) => z.logSumExp(-1)), [p, q], second);
  await checkGradient(xlog1py, [p, q], second);
});

test("xlog1py keeps the digits of small y, and is 0 where x is", () => {
  expect(xlog1py([0, 0, 2, 1, -1], [-1, oo, 1e-20, -1, 0]).dataSync()).toBeAllClose([0, 0, 2e-20, -oo, 0]);
  expect(xlog1py(0, Number.NaN).itemSync()).toBeNaN();
  const ends = { x: double([0, 0]), y: double([-1, 1]) };
  const slopes = grad((at: typeof ends) => xlog1py(at.x, at.y).sum())(ends);
  expect(slopes.x.dataSync()).toBeAllClose([-oo, Math.LN2]);
  expect(slopes.y.dataSync()).toBeAllClose([0, 0]);
});

test("slopes at probability 0 are the documented limits", () => {
  const p = double([0, 0.5, 0.5]);
  const q = double([0.5, 0.25, 0.25]);
  const slope = (divergence: Divergence) => grad((x: Tensor) => divergence(x, q))(p).dataSync()[0];
  expect(slope((x, y) => squaredHellingerDistance(x, y))).toBe(-oo);
  expect(slope((x, y) => jensenShannonDivergence(x, y))).toBe(-oo);
  expect(slope((x, y) => bhattacharyyaDistance(x, y))).toBe(-oo);
  expect(slope((x, y) => pearsonChiSquared(x, y))).toBe(-2);
  expect(slope((x, y) => triangularDiscrimination(x, y))).toBe(-3);
  expect(slope((x, y) => renyiDivergence(x, y, { alpha: 2 }))).toBe(0);
  expect(slope((x, y) => renyiDivergence(x, y, { alpha: 0.25 }))).toBe(-oo);
  expect(slope((x, y) => betaDivergence(x, y, { beta: 1.5 }))).toBeCloseTo(-2 * Math.sqrt(0.5), 14);
});

describe("relations", () => {
  const row = P.map((p, i) => [p, Q[i] as number[]] as const);
  test.each(row)("%j and %j", (p, q) => {
    const equal = (a: Tensor, b: Tensor | number, digits = 13) =>
      expect(value(a)).toBeCloseTo(typeof b === "number" ? b : value(b), digits);
    const kl = klDivergence(p, q);
    const reverse = klDivergence(q, p);
    equal(generalizedKlDivergence(p, q), kl);
    equal(jeffreysDivergence(p, q), kl.add(reverse));
    equal(renyiDivergence(p, q, { alpha: 1 }), kl);
    equal(renyiDivergence(p, q, { alpha: 0.5 }), bhattacharyyaDistance(p, q).mul(2));
    equal(renyiDivergence(p, q, { alpha: 2 }), pearsonChiSquared(p, q).log1p());
    equal(renyiDivergence(p, q, { alpha: 0 }), 0);
    equal(renyiDivergence(p, q, { alpha: oo }), Math.log(Math.max(...p.map((x, i) => x / (q[i] ?? 0)))));
    equal(renyiDivergence(p, q, { alpha: 600 }), renyiDivergence(p, q, { alpha: oo }), 2);
    equal(tsallisDivergence(p, q, { alpha: 2 }), pearsonChiSquared(p, q));
    equal(cressieReadDivergence(p, q, { alpha: 2 }), pearsonChiSquared(p, q).mul(0.5));
    equal(cressieReadDivergence(p, q, { alpha: -1 }), neymanChiSquared(p, q).mul(0.5));
    equal(cressieReadDivergence(p, q, { alpha: 0.5 }), squaredHellingerDistance(p, q).mul(4));
    equal(cressieReadDivergence(p, q, { alpha: 0 }), reverse);
    equal(alphaDivergence(p, q, { alpha: -1 }), kl);
    equal(alphaDivergence(p, q, { alpha: 1 }), reverse);
    equal(alphaDivergence(p, q, { alpha: 0.3 }), alphaDivergence(q, p, { alpha: -0.3 }));
    equal(squaredHellingerDistance(p, q), bhattacharyyaCoefficient(p, q).neg().add(1));
    equal(betaDivergence(p, q, { beta: 0 }), itakuraSaitoDivergence(p, q));
    equal(betaDivergence(p, q, { beta: 1 }), kl);
    equal(gammaDivergence(p, q, { gamma: 0 }), kl);
    equal(
      gammaDivergence(
        p.map((x) => 3 * x),
        q,
        { gamma: 0.7 },
      ),
      gammaDivergence(p, q, { gamma: 0.7 }),
    );
    equal(
      fDivergence(p, q, (t) => relEntr(t, 1)),
      kl,
    );
    equal(
      fDivergence(p, q, (t) => t.sub(1).square()),
      pearsonChiSquared(p, q),
    );
    equal(
      bregmanDivergence(p, q, (x) => x.square().mul(0.5)),
      betaDivergence(p, q, { beta: 2 }),
    );
    equal(
      bregmanDivergence(p, q, (x) => x.xlogy(x)),
      kl,
    );
    equal(
      bregmanDivergence(p, q, (x) => x.log().neg()),
      itakuraSaitoDivergence(p, q),
    );
    equal(
      bregmanDivergence(p, q, (x) => entropy(x).neg()),
      kl,
    );
    equal(jensenShannonDivergence(p, q), generalizedJensenShannonDivergence([p, q]));
    const mixture = p.map((x, i) => 0.2 * x + 0.8 * (q[i] ?? 0));
    const js = value(entropy(mixture)) - 0.2 * value(entropy(p)) - 0.8 * value(entropy(q));
    equal(jensenShannonDivergence(p, q, { weight: 0.2 }), js);
    const scanned = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000).map(
      (alpha) => -Math.log(p.reduce((sum, x, i) => sum + x ** alpha * (q[i] ?? 0) ** (1 - alpha), 0)),
    );
    equal(chernoffInformation(p, q), Math.max(...scanned), 5);
    equal(chernoffInformation(p, q), chernoffInformation(q, p));
  });

  test("distributions that share nothing are as far apart as can be", () => {
    const [p, q] = [
      [1, 0],
      [0, 1],
    ] as [number[], number[]];
    expect(value(jensenShannonDivergence(p, q, { base: 2 }))).toBe(1);
    expect(
      value(
        generalizedJensenShannonDivergence(
          [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ],
          { weights: [0.5, 0.25, 0.25], base: 2 },
        ),
      ),
    ).toBe(1.5);
    expect(value(totalVariationDistance(p, q))).toBe(1);
    expect(value(hellingerDistance(p, q))).toBe(1);
    expect(value(triangularDiscrimination(p, q))).toBe(2);
    for (const far of [bhattacharyyaDistance, chernoffInformation, pearsonChiSquared])
      expect(value(far(p, q))).toBe(oo);
    for (const alpha of [0, 0.2, 0.8, 1, 2, oo]) expect(value(renyiDivergence(p, q, { alpha }))).toBe(oo);
  });
});

describe("families are continuous through their singular orders", () => {
  // Dyadic, so that the sums are 1 exactly.
  const [p, q] = [double([0.5, 0.25, 0.125, 0.125]), double([0.25, 0.25, 0.25, 0.25])];
  const families: [string, number, (order: number) => Divergence][] = [
    ["renyiDivergence", 1, (alpha) => (x, y) => renyiDivergence(x, y, { alpha, normalize: true })],
    ["tsallisDivergence", 1, (alpha) => (x, y) => tsallisDivergence(x, y, { alpha, normalize: true })],
    ["cressieReadDivergence", 0, (alpha) => (x, y) => cressieReadDivergence(x, y, { alpha })],
    ["cressieReadDivergence", 1, (alpha) => (x, y) => cressieReadDivergence(x, y, { alpha })],
    ["alphaDivergence", -1, (alpha) => (x, y) => alphaDivergence(x, y, { alpha, normalize: true })],
    ["alphaDivergence", 1, (alpha) => (x, y) => alphaDivergence(x, y, { alpha, normalize: true })],
    ["betaDivergence", 0, (beta) => (x, y) => betaDivergence(x, y, { beta })],
    ["betaDivergence", 1, (beta) => (x, y) => betaDivergence(x, y, { beta })],
    ["gammaDivergence", 0, (gamma) => (x, y) => gammaDivergence(x, y, { gamma: Math.abs(gamma) })],
  ];
  test.each(families)("%s at %d", (_, order, family) => {
    const there = family(order);
    const slopes = (divergence: Divergence) => grad((x: Tensor) => divergence(x, q))(p);
    for (const step of [-1e-3, -1e-8, 1e-8, 1e-3]) {
      const near = family(order + step);
      const bound = { absolute: 5 * Math.abs(step) };
      expect(near(p, q)).toBeAllClose(there(p, q), bound);
      expect(slopes(near)).toBeAllClose(slopes(there), { absolute: 20 * Math.abs(step) + 1e-7 });
    }
  });

  test("orders between the forms by which they are computed agree", () => {
    for (const alpha of [0.5, 2]) {
      const [below, above] = [alpha - 1e-9, alpha + 1e-9].map((order) =>
        value(renyiDivergence(p, q, { alpha: order })),
      );
      expect(below).toBeCloseTo(above ?? 0, 8);
    }
  });
});

describe("axioms", () => {
  const distribution = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 })
    .filter((xs) => xs.some((x) => x > 0))
    .map((xs) => xs.map((x) => x / xs.reduce((a, b) => a + b, 0)));
  const metrics: [string, Divergence][] = [
    ["jensenShannonDistance", (p, q) => jensenShannonDistance(p, q)],
    ["hellingerDistance", (p, q) => hellingerDistance(p, q)],
    ["totalVariationDistance", (p, q) => totalVariationDistance(p, q)],
  ];
  test.each(metrics)("%s is a metric", (_, d) => {
    const triple = fc.tuple(distribution, distribution, distribution);
    const triples = fc.sample(triple, { numRuns: 200, seed: 5 });
    const [a, b, c] = [0, 1, 2].map((i) => double(triples.map((t) => t[i] as number[]))) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    expect(d(a, b)).toBeAllClose(d(b, a), { absolute: 1e-15 });
    expect(d(a, a)).toBeAllClose(new Float64Array(200));
    expect(
      d(a, c)
        .lessEqual(d(a, b).add(d(b, c)).add(1e-14))
        .all()
        .itemSync(),
    ).toBe(1);
    const apart = a.sub(b).abs().sum(-1).greater(1e-9);
    expect(d(a, b).greater(1e-9).equal(apart).all().itemSync()).toBe(1);
  });

  test("f-divergences only fall when both go through a channel", () => {
    const channel = double([
      [0.7, 0.2, 0.1],
      [0.1, 0.8, 0.1],
      [0, 0.5, 0.5],
      [0.3, 0.3, 0.4],
    ]);
    const pairs = fc.sample(fc.tuple(distribution, distribution), { numRuns: 200, seed: 6 });
    const [p, q] = [0, 1].map((i) => double(pairs.map((t) => t[i] as number[]))) as [Tensor, Tensor];
    const chosen: Divergence[] = [
      klDivergence,
      jensenShannonDivergence,
      totalVariationDistance,
      hellingerDistance,
      pearsonChiSquared,
      triangularDiscrimination,
      (x, y) => renyiDivergence(x, y, { alpha: 3 }),
      (x, y) => alphaDivergence(x, y, { alpha: 0.4 }),
    ];
    for (const d of chosen) {
      const less = d(p.matmul(channel), q.matmul(channel)).lessEqual(d(p, q).add(1e-13));
      expect(less.all().itemSync()).toBe(1);
    }
  });
});

test("axes, batches and normalize", () => {
  const counts = [
    [3, 1],
    [1, 1],
  ];
  for (const [, d] of divergences.slice(0, 3)) {
    expect(d(P, Q).shape).toEqual([2]);
  }
  expect(
    value(totalVariationDistance(counts[0] as number[], counts[1] as number[], { normalize: true })),
  ).toBe(0.25);
  expect(totalVariationDistance([[0.5], [0.5]], [[0.25], [0.75]], { axis: 0 })).toBeAllClose([0.25]);
  expect(
    chernoffInformation(
      [
        [0.9, 0.5],
        [0.1, 0.5],
      ],
      [
        [0.1, 0.5],
        [0.9, 0.5],
      ],
      { axis: 0 },
    ),
  ).toBeAllClose([-Math.log(0.6), 0], { absolute: 1e-14 });
});

describe("errors say what and the remedy", () => {
  const p = [0.5, 0.5];
  const table: [string, () => unknown, typeof ValueError | typeof ShapeError, string][] = [
    [
      "names",
      () => pearsonChiSquared([1, 2], [1, 2, 3]),
      ShapeError,
      "pearsonChiSquared: p [2] and q [3] do not broadcast",
    ],
    ["axis", () => triangularDiscrimination(p, p, { axis: 2 }), ShapeError, "axis 2 does not exist"],
    ["base", () => jeffreysDivergence(p, p, { base: 1 }), ValueError, "base 1 is no base"],
    [
      "order below 0",
      () => renyiDivergence(p, p, { alpha: -0.5 }),
      ValueError,
      "alpha must be a number from 0 to Infinity, not -0.5",
    ],
    [
      "order of 0",
      () => tsallisDivergence(p, p, { alpha: 0 }),
      ValueError,
      "alpha must be a number above 0, not 0",
    ],
    [
      "no order",
      () => betaDivergence(p, p, {} as { beta: number }),
      ValueError,
      "beta must be a number, not undefined. It is the order, as in { beta: 2 }",
    ],
    ["infinite order", () => cressieReadDivergence(p, p, { alpha: oo }), ValueError, "not Infinity"],
    [
      "negative gamma",
      () => gammaDivergence(p, p, { gamma: -1 }),
      ValueError,
      "gamma must be a number from 0",
    ],
    [
      "weight",
      () => jensenShannonDivergence(p, p, { weight: 2 }),
      ValueError,
      "weight 2 is the share of p in the mixture",
    ],
    [
      "weights",
      () => generalizedJensenShannonDivergence([p, p], { weights: [1] }),
      ValueError,
      "must be 2 numbers from 0 with sum 1",
    ],
    [
      "one distribution",
      () => generalizedJensenShannonDivergence(p),
      ShapeError,
      "one behind the other along the first axis",
    ],
    ["generator", () => fDivergence(p, p, (t) => t.sum()), ShapeError, "must work element by element"],
    [
      "potential",
      () => bregmanDivergence([p], [p], (t) => t.sum()),
      ShapeError,
      "must keep the shape, or drop the axes [1]",
    ],
  ];
  test.each(table)("%s", (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
