import { randomLcg, randomNormal } from "d3-random";
import { expect, test } from "vitest";
import { geometricMeanRatio, pairedRatio, summarize } from "./statistics.js";

test("median, interquartile range and minimum are taken over all processes", () => {
  expect(
    summarize([
      [5, 1, 3],
      [2, 4],
    ]),
  ).toEqual({ median: 3, iqr: 2, min: 1, samples: 5 });
});

test("a ratio that is the same in every round has an interval without width", () => {
  const base = [1, 5, 2, 9, 4];
  const ratio = pairedRatio([base.map((x) => 3 * x)], [base]);
  for (const bound of [ratio.ratio, ratio.low, ratio.high]) expect(bound).toBeCloseTo(3, 12);
  expect(ratio.verdict).toBe("slower");
});

test("what disturbs both of a pair alike does not blur their ratio", () => {
  const source = randomLcg(0.1);
  const disturbance = Array.from({ length: 30 }, () => 1 + 10 * source());
  const { low, high } = pairedRatio([disturbance.map((x) => 2 * x * (1 + source() / 100))], [disturbance]);
  expect(high / low).toBeLessThan(1.01);
});

test("exchanging the two inverts the ratio and the verdict", () => {
  const [a, b] = [[[4, 5, 6, 7]], [[1, 1.1, 1.2, 1.3]]];
  expect(pairedRatio(b, a).ratio).toBeCloseTo(1 / pairedRatio(a, b).ratio, 12);
  expect(pairedRatio(a, b).verdict).toBe("slower");
  expect(pairedRatio(b, a).verdict).toBe("faster");
});

test("within 5 % is a tie; an interval too wide for that is undecided", () => {
  const ones = [Array.from({ length: 21 }, () => 1)];
  expect(pairedRatio([ones[0]?.map((x) => x * 1.04) ?? []], ones).verdict).toBe("tie");
  const scattered = [Array.from({ length: 21 }, (_, i) => 2 ** (i - 10))];
  expect(pairedRatio(scattered, ones).verdict).toBe("undecided");
});

test("the interval holds the true ratio about as often as it says", () => {
  const noise = randomNormal.source(randomLcg(0.7))(0, 0.2);
  const ones = [Array.from({ length: 25 }, () => 1)];
  const held = Array.from({ length: 200 }, () => {
    const { low, high } = pairedRatio([Array.from({ length: 25 }, () => 1.5 * Math.exp(noise()))], ones);
    return low <= 1.5 && 1.5 <= high;
  }).filter(Boolean).length;
  expect(held).toBeGreaterThan(0.88 * 200);
});

test("processes that disagree widen the interval more than rounds do", () => {
  const flat = (x: number) => Array.from({ length: 10 }, () => x);
  const base = [flat(1), flat(1), flat(1)];
  const agreeing = pairedRatio([flat(2), flat(2), flat(2)], base);
  const disagreeing = pairedRatio([flat(1.5), flat(2), flat(2.5)], base);
  expect(agreeing.high / agreeing.low).toBeCloseTo(1, 12);
  expect(disagreeing.high / disagreeing.low).toBeGreaterThan(1.3);
});

test("over cases the ratios are averaged geometrically", () => {
  const of = (ratio: number) => ({ a: [[ratio, ratio, ratio]], b: [[1, 1, 1]] });
  expect(geometricMeanRatio([of(2), of(8)]).ratio).toBeCloseTo(4, 12);
});

test("samples that do not pair are an error", () => {
  expect(() => pairedRatio([[1, 2]], [[1]])).toThrow("pairs");
});
