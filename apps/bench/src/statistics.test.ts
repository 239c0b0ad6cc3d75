import { randomLcg, randomNormal } from "d3-random";
import { expect, test } from "vitest";
import { differenceInterval, geometricMeanRatio, pairedRatio, summarize } from "./statistics.js";

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

test("the interval holds the true ratio as often as it says, of one case and of the mean of several", () => {
  // Starts scatter by 9 %, which rounds within them, scattering by 20 %, do not tell.
  const source = randomLcg(0.7);
  const [ofStart, ofRound] = [0.09, 0.2].map((deviation) => randomNormal.source(source)(0, deviation));
  const samples = (ratio: number, processes: number) =>
    Array.from({ length: processes }, () => {
      const start = ratio * Math.exp(ofStart?.() ?? 0);
      return Array.from({ length: 5 }, () => start * Math.exp(ofRound?.() ?? 0));
    });
  const ones = (processes: number) => Array.from({ length: processes }, () => [1, 1, 1, 1, 1]);
  for (const [cases, processes] of [
    [1, 3],
    [1, 8],
    [6, 4],
  ] as const) {
    const held = Array.from({ length: 300 }, () => {
      const measured = Array.from({ length: cases }, () => ({
        a: samples(1.5, processes),
        b: ones(processes),
      }));
      const { low, high } = geometricMeanRatio(measured);
      return low <= 1.5 && 1.5 <= high;
    }).filter(Boolean).length;
    expect(held / 300).toBeGreaterThan(0.93);
    expect(held / 300).toBeLessThan(0.98);
  }
});

test("starts that disagree widen the interval, however well their rounds agree", () => {
  const flat = (x: number) => Array.from({ length: 10 }, () => x);
  const base = [flat(1), flat(1), flat(1)];
  const agreeing = pairedRatio([flat(2), flat(2), flat(2)], base);
  const disagreeing = pairedRatio([flat(1.5), flat(2), flat(2.5)], base);
  expect(agreeing.high / agreeing.low).toBeCloseTo(1, 12);
  // log 1.5, log 2, log 2.5: deviation 0.2561, times 4.3027 / √3, to either side.
  expect(Math.log(disagreeing.high / disagreeing.low) / 2).toBeCloseTo(0.6362, 3);
});

test("a single sample has a ratio and no bounds", () => {
  expect(pairedRatio([[2]], [[1]])).toMatchObject({
    low: 0,
    high: Number.POSITIVE_INFINITY,
    verdict: "undecided",
  });
});

test("the difference of two means has the t-interval of their common variance", () => {
  // Deviation 1 in both, 4 degrees of freedom: 2.7764 × √(2/3).
  const { ratio, low, high } = differenceInterval([1, 2, 3], [3, 4, 5]);
  expect(Math.log(ratio)).toBeCloseTo(2, 12);
  expect(Math.log(high) - Math.log(low)).toBeCloseTo(2 * 2.2669, 3);
});

test("over cases the ratios are averaged geometrically", () => {
  const of = (ratio: number) => ({ a: [[ratio, ratio, ratio]], b: [[1, 1, 1]] });
  expect(geometricMeanRatio([of(2), of(8)]).ratio).toBeCloseTo(4, 12);
});

test("samples that do not pair are an error", () => {
  expect(() => pairedRatio([[1, 2]], [[1]])).toThrow("pairs");
});
