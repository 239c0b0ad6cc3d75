import { grad, randomNormal, randomUniform, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import {
  generalizedKlDivergence,
  optimalTransport,
  optimalTransportPlan,
  sinkhorn,
  sinkhornDivergence,
  sinkhornPlan,
  wassersteinDistance,
} from "./index.js";

const double = { dtype: "float64" } as const;
const number = (x: Tensor) => x.itemSync();
const random = (shape: number[], seed: number) => randomUniform(shape, { seed, ...double });
const masses = (n: number, seed: number) => random([n], seed).add(0.2).log().softmax();
const third = [1 / 3, 1 / 3, 1 / 3];
const [p, q, cost] = [masses(3, 1), masses(4, 2), random([3, 4], 3)];

function assignments(n: number): number[][] {
  if (n === 0) return [[]];
  return assignments(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

describe("optimalTransport", () => {
  test("of equal masses is the best assignment", () => {
    const all = assignments(6);
    for (let seed = 0; seed < 10; seed++) {
      const costs = randomNormal([6, 6], { seed, ...double });
      const equal = new Float64Array(6).fill(1 / 6);
      const rows = costs.arraySync() as number[][];
      const totals = all.map((columns) => columns.reduce((sum, j, i) => sum + (rows[i]?.[j] ?? 0), 0));
      expect(number(optimalTransport(costs, equal, equal))).toBeCloseTo(Math.min(...totals) / 6, 13);
    }
  });

  test("on the line is the Wasserstein distance", () => {
    for (let seed = 0; seed < 5; seed++) {
      const [u, v] = [random([9], seed), random([7], seed + 10)];
      const [a, b] = [masses(9, seed + 20), masses(7, seed + 30)];
      const costs = u.unsqueeze(1).sub(v).square();
      const distance = number(wassersteinDistance(u, v, { order: 2, uWeights: a, vWeights: b }));
      expect(number(optimalTransport(costs, a, b))).toBeCloseTo(distance ** 2, 13);
    }
  });

  test("the plan has the margins asked for, few entries, and the cost", () => {
    const plan = optimalTransportPlan(cost, p, q);
    expect(plan.sum(1)).toBeAllClose(p);
    expect(plan.sum(0)).toBeAllClose(q);
    expect(plan.greater(0).sum().itemSync()).toBeLessThanOrEqual(3 + 4 - 1);
    expect(number(plan.mul(cost).sum())).toBeCloseTo(number(optimalTransport(cost, p, q)), 14);
  });

  test("has the gradients that differences give", async () => {
    // Masses that keep their sum.
    const f = (c: Tensor, a: Tensor, b: Tensor) => optimalTransport(c, a.softmax(), b.softmax());
    await checkGradient(f, [cost, [0.3, -0.2, 0.5], [0.1, 0.7, 0, -0.4]], { second: true });
  });

  test("an infinite cost is never paid; empty places cost nothing", () => {
    const oo = Number.POSITIVE_INFINITY;
    expect(
      number(
        optimalTransport(
          [
            [oo, 3],
            [1, oo],
          ],
          [0.5, 0.5],
          [0.5, 0.5],
        ),
      ),
    ).toBe(2);
    expect(
      number(
        optimalTransport(
          [
            [1, 5],
            [2, 9],
          ],
          [0, 1],
          [1, 0],
        ),
      ),
    ).toBe(2);
    expect(
      number(
        optimalTransport(
          [
            [Number.NaN, 3],
            [1, 2],
          ],
          [0.5, 0.5],
          [0.5, 0.5],
        ),
      ),
    ).toBeNaN();
    expect(() =>
      optimalTransport(
        [
          [oo, oo],
          [1, oo],
        ],
        [0.5, 0.5],
        [0.5, 0.5],
      ).itemSync(),
    ).toThrow("no plan has a finite cost");
  });

  test("says what does not fit", () => {
    expect(() => optimalTransport(cost, q, p)).toThrow(
      "cost has the shape [3, 4], p [4] and q [3]. Give the cost [N, M]",
    );
    expect(() => optimalTransport([[1]], [1], [2]).itemSync()).toThrow(
      "the masses of p sum to 1 and those of q to 2",
    );
    expect(() => optimalTransport([[1], [1]], [2, -1], [1]).itemSync()).toThrow(
      "a mass is -1, and must be a number from 0",
    );
    expect(() => sinkhorn([[1]], [1], [2], { epsilon: 1 }).itemSync()).toThrow("or set marginPenalty");
    expect(() => sinkhorn([[1]], [1], [1], { epsilon: 0 })).toThrow(
      "sinkhorn: epsilon must be a number above 0, not 0",
    );
    expect(() => sinkhornDivergence([1, 2, 3], [1], { epsilon: 1, xWeights: [1, 2] })).toThrow(
      "sinkhornDivergence: xWeights has the shape [2], the samples [3]. Give one for each sample.",
    );
    const hard = { epsilon: 1e-4, maxIterations: 20 };
    expect(() => sinkhorn(cost, p, q, hard).itemSync()).toThrow(
      "after 20 iterations the margins are still off by",
    );
  });
});

describe("sinkhorn", () => {
  const tight = { tolerance: 1e-13 };

  test("lies between optimal transport and the product of the masses", () => {
    const best = number(optimalTransport(cost, p, q));
    const product = number(p.unsqueeze(1).mul(q).mul(cost).sum());
    const costs = [0.01, 0.1, 1, 1e3].map((epsilon) =>
      number(sinkhorn(cost, p, q, { epsilon, returns: "transportCost" })),
    );
    expect([best, ...costs, product]).toEqual([best, ...costs, product].sort((a, b) => a - b));
    expect(costs[0]).toBeCloseTo(best, 2);
    expect(costs[3]).toBeCloseTo(product, 3);
  });

  test("of two places each is a logistic function", () => {
    for (const epsilon of [0.1, 3]) {
      const options = { epsilon, returns: "transportCost" } as const;
      const moved = number(
        sinkhorn(
          [
            [0, 1],
            [1, 0],
          ],
          [0.5, 0.5],
          [0.5, 0.5],
          options,
        ),
      );
      expect(moved).toBeCloseTo(1 / (1 + Math.exp(1 / epsilon)), 8);
    }
  });

  test.each([Number.POSITIVE_INFINITY, 0.7])(
    "is what its definition says of the plan, margins held by %s",
    (marginPenalty) => {
      const options = { epsilon: 0.3, marginPenalty, ...tight };
      const plan = sinkhornPlan(cost, p, q, options);
      const kl = (x: Tensor, y: Tensor) => generalizedKlDivergence(x, y, { axis: [...x.shape.keys()] });
      const entropy = kl(plan, p.unsqueeze(1).mul(q)).mul(0.3);
      const margins =
        marginPenalty < 1
          ? kl(plan.sum(1), p)
              .add(kl(plan.sum(0), q))
              .mul(marginPenalty)
          : tensor(0, double);
      const objective = plan.mul(cost).sum().add(entropy).add(margins);
      expect(number(sinkhorn(cost, p, q, options))).toBeCloseTo(number(objective), 11);
      if (marginPenalty > 1) expect(plan.sum(1)).toBeAllClose(p);
    },
  );

  const few = cost.slice([0, 0], [2, 3]);
  const at = [few, [0.3, -0.2], [0.1, 0.7, 0]];

  test.each([Number.POSITIVE_INFINITY, 0.7])(
    "has the gradients that differences give, margins held by %s",
    async (marginPenalty) => {
      const options = { epsilon: 0.3, marginPenalty, ...tight };
      const balanced = marginPenalty > 1;
      const mass = (x: Tensor) => (balanced ? x.softmax() : x.exp());
      const bounds = { relative: 1e-6 };
      await checkGradient((c, a, b) => sinkhorn(c, mass(a), mass(b), options), at, {
        second: true,
        ...bounds,
      });
      await checkGradient(
        (c, a, b) => sinkhorn(c, mass(a), mass(b), { ...options, returns: "transportCost" }),
        at,
        bounds,
      );
      await checkGradient((c) => sinkhornPlan(c, [0.4, 0.6], [0.5, 0.3, 0.2], options), [few], {
        second: balanced,
        ...bounds,
      });
    },
  );

  test("places without mass take part in nothing", () => {
    const more = sinkhorn(
      [
        [0, 1, 7],
        [1, 0, 9],
        [5, 5, 5],
      ],
      [0.5, 0.5, 0],
      [0.5, 0.5, 0],
      { epsilon: 1 },
    );
    expect(number(more)).toBeCloseTo(
      number(
        sinkhorn(
          [
            [0, 1],
            [1, 0],
          ],
          [0.5, 0.5],
          [0.5, 0.5],
          { epsilon: 1 },
        ),
      ),
      10,
    );
  });

  test("an infinite cost is never paid, and puts no NaN into the gradient", () => {
    const oo = Number.POSITIVE_INFINITY;
    const forbidden = tensor(
      [
        [oo, 1],
        [1, 0.5],
      ],
      double,
    );
    for (const returns of ["objective", "transportCost"] as const) {
      const f = (c: Tensor) =>
        sinkhorn(c, [0.4, 0.6], [0.5, 0.5], { epsilon: 0.1, returns, tolerance: 1e-13 });
      // Only one plan is left.
      expect(grad(f)(forbidden)).toBeAllClose([
        [0, 0.4],
        [0.5, 0.1],
      ]);
    }
  });

  test("of a small epsilon neither overflows nor needs float64", () => {
    const line = Float32Array.from({ length: 20 }, (_, i) => i / 20);
    const costs = tensor(line).unsqueeze(1).sub(line).square();
    const equal = new Float32Array(20).fill(0.05);
    const options = { epsilon: 1e-3, returns: "transportCost" } as const;
    expect(number(sinkhorn(costs, equal, equal, options))).toBeLessThan(2e-3);
  });
});

describe("sinkhornDivergence", () => {
  const [x, y] = [random([4, 2], 5), random([5, 2], 6)];

  test("is 0 for equal samples, positive for others, and moves with what is moved", () => {
    for (const order of [1, 2]) {
      const options = { epsilon: 0.2, order };
      expect(Math.abs(number(sinkhornDivergence(x, x, options)))).toBeLessThan(1e-12);
      expect(number(sinkhornDivergence(x, y, options))).toBeGreaterThan(0);
    }
    expect(number(sinkhornDivergence(x, x.add([3, 4]), { epsilon: 0.2 }))).toBeCloseTo(25, 7);
    expect(number(sinkhornDivergence(x, y, { epsilon: 1e3, order: 1 }))).toBeCloseTo(
      // The limit is half of the squared energy distance.
      number(halfEnergy(x, y)),
      3,
    );
  });

  test("of unequal masses is 0 for equal ones too", () => {
    const options = { epsilon: 0.2, marginPenalty: 0.5, xWeights: [1, 2, 1, 0.5], yWeights: [1, 2, 1, 0.5] };
    expect(Math.abs(number(sinkhornDivergence(x, x, options)))).toBeLessThan(1e-9);
    expect(number(sinkhornDivergence(x, x, { ...options, yWeights: third.concat(1) }))).toBeGreaterThan(0.01);
  });

  test("has the gradients that differences give", async () => {
    const f = (a: Tensor) => sinkhornDivergence(a, y, { epsilon: 0.2, tolerance: 1e-13 });
    await checkGradient(f, [x.narrow(0, 0, 2)], { second: true, relative: 1e-6 });
  });
});

function halfEnergy(x: Tensor, y: Tensor): Tensor {
  const mean = (a: Tensor, b: Tensor) => a.unsqueeze(1).sub(b).norm(-1).mean();
  return mean(x, y).sub(mean(x, x).add(mean(y, y)).mul(0.5));
}
