import { grad, randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cramerDistance,
  energyDistance,
  pointEnergyDistance,
  slicedWassersteinDistance,
  wassersteinDistance,
} from "./index.js";

const number = (x: Tensor) => x.itemSync();
const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const pairs = (u: readonly number[], v: readonly number[], f: (x: number, y: number) => number) =>
  mean(u.flatMap((x) => v.map((y) => f(x, y))));

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((one, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

const whole = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 6 });
const runs = { numRuns: 15 };

describe("wassersteinDistance", () => {
  test("is the cost of the best of all assignments", () => {
    const [u, v] = [
      [0.3, -1.2, 2, 0.9],
      [1.5, 0.1, -0.4, 3],
    ];
    for (const order of [1, 2, 2.5]) {
      const costs = permutations(v).map((w) => mean(w.map((y, i) => Math.abs(y - (u[i] ?? 0)) ** order)));
      expect(number(wassersteinDistance(u, v, { order }))).toBeCloseTo(Math.min(...costs) ** (1 / order), 13);
    }
  });

  test("counts a sample of weight 3 three times", () => {
    const weighted = wassersteinDistance([0, 1], [2, 0.5, -1], {
      order: 2,
      uWeights: [1, 3],
      vWeights: [2, 4, 2],
    });
    const repeated = wassersteinDistance([0, 1, 1, 1, 0, 1, 1, 1], [2, 0.5, -1, 2, 0.5, -1, 0.5, 0.5], {
      order: 2,
    });
    expect(number(weighted)).toBeCloseTo(number(repeated), 14);
  });

  test("is a metric, and moves with what is moved", () => {
    fc.assert(
      fc.property(whole, whole, whole, fc.constantFrom(1, 2), (u, v, w, order) => {
        const distance = (x: number[], y: number[]) => number(wassersteinDistance(x, y, { order }));
        expect(distance(u, u)).toBe(0);
        expect(distance(v, u)).toBeCloseTo(distance(u, v), 12);
        expect(distance(u, w)).toBeLessThanOrEqual(distance(u, v) + distance(v, w) + 1e-12);
        expect(
          distance(
            u,
            u.map((x) => x + 3),
          ),
        ).toBeCloseTo(3, 12);
        expect(distance(u, v)).toBeGreaterThanOrEqual(Math.abs(mean(u) - mean(v)) - 1e-12);
      }),
      runs,
    );
  });

  test("has the gradients that differences give, in samples and in weights", async () => {
    const [u, v] = [
      [0.31, -1.2, 2.04],
      [1.5, 0.1, -0.42, 3],
    ];
    for (const order of [1, 2, 3]) {
      await checkGradient(
        (x, y, uWeights, vWeights) => wassersteinDistance(x, y, { order, uWeights, vWeights }),
        [u, v, [1, 2, 1.5], [1, 0.4, 0.7, 2]],
        { second: order === 2, relative: 1e-6 },
      );
    }
    await checkGradient((x, y) => wassersteinDistance(x, y, { order: 2 }), [u, [1, 2, 2.5]], {
      second: true,
    });
  });

  test("takes a batch, and has no slope where nothing is to be moved", () => {
    const u = [
      [0, 1],
      [2, 3],
    ];
    expect(
      wassersteinDistance(u, [
        [0, 1, 0.5],
        [5, 6, 5.5],
      ]).arraySync(),
    ).toEqual([1 / 6, 3].map((x) => expect.closeTo(x, 12)));
    const slope = grad((x) => wassersteinDistance(x, [1, 2], { order: 2 }))(
      tensor([2, 1], { dtype: "float64" }),
    );
    expect(slope.arraySync()).toEqual([0, 0]);
  });

  test("says what does not fit", () => {
    expect(() => wassersteinDistance([], [1])).toThrow("wassersteinDistance: u has the shape [0] and v [1]");
    expect(() => wassersteinDistance([[1]], [1])).toThrow("the other axes are a batch");
    expect(() => wassersteinDistance([1], [1], { order: 0.5 })).toThrow(
      "order must be a number from 1, not 0.5",
    );
    expect(() => wassersteinDistance([1], [1], { uWeights: [1, 2] })).toThrow("uWeights has the shape [2]");
  });
});

describe("energy distances", () => {
  test("are what their definition says", () => {
    fc.assert(
      fc.property(whole, whole, (u, v) => {
        const apart = (x: number, y: number) => Math.abs(x - y);
        const squared = 2 * pairs(u, v, apart) - pairs(u, u, apart) - pairs(v, v, apart);
        expect(number(energyDistance(u, v)) ** 2).toBeCloseTo(squared, 11);
        expect(number(pointEnergyDistance(u, v)) ** 2).toBeCloseTo(squared, 11);
        expect(number(cramerDistance(u, v)) ** 2 * 2).toBeCloseTo(squared, 11);
      }),
      runs,
    );
  });

  test("have the gradients that differences give", async () => {
    const [u, v] = [
      [0.31, -1.2, 2.04],
      [1.5, 0.1, -0.42, 3],
    ];
    await checkGradient((x, y, uWeights) => energyDistance(x, y, { uWeights }), [u, v, [1, 2, 1.5]], {
      second: true,
      relative: 1e-6,
    });
    const points = [
      [0, 1],
      [2, 0.5],
      [-1, 1.5],
    ];
    await checkGradient(pointEnergyDistance, [points, points.map(([x = 0, y = 0]) => [y, x * x])], {
      second: true,
      relative: 1e-6,
    });
  });

  test("of points need one space", () => {
    expect(() => pointEnergyDistance([[1, 2]], [[1]])).toThrow("x has points of 2 coordinates and y of 1");
    expect(() => pointEnergyDistance([[[1]]], [[1]])).toThrow(
      "x has the shape [1, 1, 1]. Give points as rows",
    );
  });
});

describe("slicedWassersteinDistance", () => {
  const x = randomNormal([6, 3], { seed: 1, dtype: "float64" });

  test("of points that are only moved is the length along the directions", () => {
    const [dx, dy, dz] = [3, 0, 4];
    const moved = x.add([dx, dy, dz]);
    // The mean square of a coordinate on the sphere is a third.
    const distance = number(slicedWassersteinDistance(x, moved, { projections: 4000, seed: 2 }));
    expect(distance).toBeCloseTo(5 / Math.sqrt(3), 1);
  });

  test("has the gradients that differences give, also for samples of different sizes", async () => {
    for (const rows of [6, 4]) {
      const y = randomNormal([rows, 3], { seed: 3, dtype: "float64" });
      const f = (a: Tensor) => slicedWassersteinDistance(a, y, { projections: 5, seed: 4, order: 2 });
      await checkGradient(f, [x], { relative: 1e-6 });
    }
  });
});
