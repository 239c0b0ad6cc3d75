import { grad, randomUniform, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { crossEntropy } from "./cross-entropy.js";
import { klDivergence } from "./kl-divergence.js";

const oo = Number.POSITIVE_INFINITY;
const double = (values: number[]) => tensor(values, { dtype: "float64" });

test("dyadic distributions have rational divergences in bits", () => {
  // Cover & Thomas, Elements of Information Theory, example 2.3.1, with r = ½ and s = ¼.
  expect(klDivergence([0.5, 0.5], [0.75, 0.25], { base: 2 }).itemSync()).toBeCloseTo(
    1 - 0.5 * Math.log2(3),
    15,
  );
  expect(klDivergence([0.75, 0.25], [0.5, 0.5], { base: 2 }).itemSync()).toBeCloseTo(
    0.75 * Math.log2(3) - 1,
    15,
  );
  expect(crossEntropy([0.5, 0.25, 0.25], [0.25, 0.5, 0.25], { base: 2 }).itemSync()).toBe(1.75);
});

test("what p excludes costs nothing; what q excludes costs everything", () => {
  expect(klDivergence([1, 0], [0.5, 0.5]).itemSync()).toBeCloseTo(Math.LN2, 15);
  expect(klDivergence([0.5, 0.5], [1, 0]).itemSync()).toBe(oo);
  expect(klDivergence([0, 1], [0, 1]).itemSync()).toBe(0);
  expect(crossEntropy([1, 0], [1, 0]).itemSync()).toBe(0);
  expect(crossEntropy([0.5, 0.5], [1, 0]).itemSync()).toBe(oo);
});

test("gradients have no NaN where p or q is 0", () => {
  const ends = { p: double([0, 0.5, 0.5, 0]), q: double([0.5, 0, 0.5, 0]) };
  const divergence = grad((at: typeof ends) => klDivergence(at.p, at.q))(ends);
  expect(divergence.p).toBeAllClose([-oo, oo, 1, 0]);
  expect(divergence.q).toBeAllClose([0, -oo, -1, 0]);
  const length = grad((at: typeof ends) => crossEntropy(at.p, at.q))(ends);
  expect(length.p).toBeAllClose([Math.LN2, oo, Math.LN2, 0]);
  expect(length.q).toBeAllClose([0, -oo, -1, 0]);
  const counts = { p: double([0, 1, 1]), q: double([1, 2, 1]) };
  const normalized = grad((at: typeof counts) => klDivergence(at.p, at.q, { normalize: true }))(counts);
  expect([...normalized.p.dataSync(), ...normalized.q.dataSync()].some(Number.isNaN)).toBe(false);
});

test("gradients of both orders agree with differences", async () => {
  const p = randomUniform([3, 4], { seed: 1, dtype: "float64", low: 0.05, high: 1 });
  const q = randomUniform([4], { seed: 2, dtype: "float64", low: 0.05, high: 1 });
  for (const measure of [klDivergence, crossEntropy]) {
    await checkGradient((a, b) => measure(a, b, { base: 2 }), [p, q], { second: true });
    await checkGradient((a, b) => measure(a, b, { normalize: true, axis: 0 }), [p, q], { second: true });
  }
});

test("the axis counts in the shape both are stretched to", () => {
  const rows = [
    [0.5, 0.5],
    [1, 0],
  ];
  expect(klDivergence(rows, [0.5, 0.5], { base: 2 })).toBeAllClose([0, 1]);
  expect(klDivergence([0.5, 0.5], [[0.5], [1]], { axis: 0, base: 2, normalize: true }).shape).toEqual([2]);
});

test("shapes that do not broadcast are an error that names both", () => {
  expect(() => klDivergence([1, 2], [1, 2, 3])).toThrow("klDivergence: p [2] and q [3] do not broadcast");
  expect(() => crossEntropy([1, 2], [1, 2, 3])).toThrow("crossEntropy: p [2] and q [3] do not broadcast");
});

describe("the digits of a divergence", () => {
  /** D((½ + e, ½ − e) ‖ (½, ½)) = 2e² + 4e⁴/3 + 32e⁶/15 + … */
  const exact = (e: number) => 2 * e ** 2 + (4 / 3) * e ** 4 + (32 / 15) * e ** 6;

  test("are kept in float64 by nearly equal distributions", () => {
    for (const [e, bound] of [
      [2 ** -10, 1e-12],
      [2 ** -20, 1e-9],
      [2 ** -26, 1e-7],
    ] as const) {
      const found = klDivergence([0.5 + e, 0.5 - e], [0.5, 0.5]).itemSync();
      expect(Math.abs(found / exact(e) - 1)).toBeLessThan(bound);
    }
  });

  test("are kept in float32 too", () => {
    const e = 2 ** -12;
    const [p, q] = [tensor([0.5 + e, 0.5 - e]), tensor([0.5, 0.5])];
    expect(Math.abs(klDivergence(p, q).itemSync() / exact(e) - 1)).toBeLessThan(1e-3);
  });

  test("are kept on a large support", () => {
    // Half of n outcomes slightly likelier, half slightly less: the divergence of the coin, whatever n.
    const n = 2 ** 17;
    const e = 2 ** -8;
    const p = Float64Array.from({ length: n }, (_, i) => (1 + (i % 2 === 0 ? 2 * e : -2 * e)) / n);
    const q = new Float64Array(n).fill(1 / n);
    expect(Math.abs(klDivergence(p, q).itemSync() / exact(e) - 1)).toBeLessThan(1e-11);
    const single = klDivergence(Float32Array.from(p), Float32Array.from(q)).itemSync();
    expect(Math.abs(single / exact(e) - 1)).toBeLessThan(1e-4);
    expect(crossEntropy(p, q, { base: 2 }).itemSync()).toBeCloseTo(17, 12);
  });
});
