import { describe, expect, test } from "vitest";
import { randomNormal, randomUniform, ValueError } from "./index.js";
import { philox } from "./random.js";
import "./testing/index.js";

describe("philox", () => {
  // The published test vectors of Random123: kat_vectors, philox4x32 with 10 rounds.
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)("counter %j with key %j gives the published words", (counter, key, words) => {
    expect(philox(counter, key)).toEqual(words);
  });
});

const n = 50_000;

describe("randomUniform", () => {
  test("its moments are those of the uniform distribution, within 4 standard errors", () => {
    const x = randomUniform([n], { low: -1, high: 3, seed: 5, dtype: "float64" });
    const variance = 16 / 12;
    expect(Math.abs(x.mean().itemSync() - 1)).toBeLessThan(4 * Math.sqrt(variance / n));
    // The variance of (x − μ)² for a uniform of width w is w⁴/180.
    expect(Math.abs(x.variance().itemSync() - variance)).toBeLessThan(4 * Math.sqrt(4 ** 4 / 180 / n));
  });

  test("it stays in [low, high), rounding to float32 included", () => {
    for (const [low, high] of [
      [0, 1],
      [-1, 3],
      [1e6, 1e6 + 1],
      [-1e-30, 1e-30],
    ] as const) {
      const x = randomUniform([10_000], { low, high, seed: 1 });
      expect(x.min().itemSync()).toBeGreaterThanOrEqual(Math.fround(low));
      expect(x.max().itemSync()).toBeLessThan(high);
    }
    expect(randomUniform([3], { low: 2, high: 2 }).arraySync()).toEqual([2, 2, 2]);
  });

  test("the tenths of [0, 1) are hit evenly: χ² with 9 degrees of freedom below its 99.9 % quantile", () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of randomUniform([n], { seed: 11 }).dataSync()) {
      const bin = Math.floor(value * 10);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const chi2 = counts.reduce((total, count) => total + (count - n / 10) ** 2 / (n / 10), 0);
    expect(chi2).toBeLessThan(27.88);
  });
});

describe("randomNormal", () => {
  test("its first four moments are those of the normal distribution, within 4 standard errors", () => {
    const z = randomNormal([n], { mean: 3, standardDeviation: 2, seed: 9, dtype: "float64" }).sub(3).div(2);
    const moment = (k: number) => z.pow(k).mean().itemSync();
    // The variance of zᵏ is E z²ᵏ − (E zᵏ)²: 1, 2, 15, 96.
    for (const [k, expected, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      expect(Math.abs(moment(k) - expected)).toBeLessThan(4 * Math.sqrt(variance / n));
    }
  });

  test("a standard deviation of 0 gives the mean", () => {
    expect(randomNormal([2], { mean: 5, standardDeviation: 0 }).arraySync()).toEqual([5, 5]);
  });
});

describe("seeds", () => {
  test("the same seed gives the same numbers, whatever the shape", () => {
    const flat = randomNormal([6], { seed: 3 });
    expect(randomNormal([2, 3], { seed: 3 }).dataSync()).toEqual(flat.dataSync());
    expect(randomNormal([4], { seed: 3 }).dataSync()).toEqual(flat.dataSync().slice(0, 4));
    expect(randomUniform([4], { seed: 3, dtype: "float64" })).toBeAllClose(
      randomUniform([4], { seed: 3 }).dataSync(),
      { relative: 1e-7 },
    );
  });

  test("other seeds, and no seed, give other numbers", () => {
    const first = randomUniform([8], { seed: 3 }).dataSync();
    expect(randomUniform([8], { seed: 4 }).dataSync()).not.toEqual(first);
    expect(randomUniform([8], { seed: 3 + 2 ** 32 }).dataSync()).not.toEqual(first);
    expect(randomUniform([8]).dataSync()).not.toEqual(randomUniform([8]).dataSync());
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 53])("%d is no seed", (seed) => {
    expect(() => randomNormal([1], { seed })).toThrow(ValueError);
  });
});

describe("wrong options", () => {
  test.each([
    ["low above high", () => randomUniform([1], { low: 2, high: 1 }), /low 2 and high 1\. Exchange them/],
    ["a NaN bound", () => randomUniform([1], { low: Number.NaN }), /Both must be finite/],
    ["an infinite bound", () => randomUniform([1], { high: Infinity }), /Both must be finite/],
    [
      "a negative standard deviation",
      () => randomNormal([1], { standardDeviation: -1 }),
      /at least 0, not -1/,
    ],
    ["a NaN standard deviation", () => randomNormal([1], { standardDeviation: Number.NaN }), /not NaN/],
  ])("%s is an error that says so", (_name, call, message) => {
    expect(call).toThrow(ValueError);
    expect(call).toThrow(message);
  });
});
