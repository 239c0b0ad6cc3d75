import { grad, randomUniform, ShapeError, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { binaryErasureCapacity } from "./binary-erasure-capacity.js";
import { binaryRateDistortion } from "./binary-rate-distortion.js";
import { binarySymmetricCapacity } from "./binary-symmetric-capacity.js";
import { channelCapacity } from "./channel-capacity.js";
import { entropy } from "./entropy.js";
import { gaussianCapacity } from "./gaussian-capacity.js";
import { gaussianRateDistortion } from "./gaussian-rate-distortion.js";
import { informationBottleneck } from "./information-bottleneck.js";
import { mutualInformation } from "./mutual-information.js";
import { rateDistortion } from "./rate-distortion.js";
import { waterFilling } from "./water-filling.js";
import { zChannelCapacity } from "./z-channel-capacity.js";

const value = (x: Tensor) => x.itemSync();
const double = (x: number[] | number[][]) => tensor(x, { dtype: "float64" });
const randomRows = (rows: number, columns: number, seed: number) => {
  const x = randomUniform([rows, columns], { seed, dtype: "float64" });
  return x.div(x.sum(1, { keepDims: true }));
};
const hamming = [
  [0, 1],
  [1, 0],
];

describe("capacity", () => {
  test.each([0, 0.1, 0.4, 0.5, 0.97])("of textbook channels with ε = %d", (e) => {
    expect(
      value(
        channelCapacity([
          [1 - e, e],
          [e, 1 - e],
        ]).capacity,
      ),
    ).toBeCloseTo(value(binarySymmetricCapacity(e)), 11);
    expect(
      value(
        channelCapacity([
          [1 - e, e, 0],
          [0, e, 1 - e],
        ]).capacity,
      ),
    ).toBeCloseTo(value(binaryErasureCapacity(e)), 11);
    expect(
      value(
        channelCapacity([
          [1, 0],
          [e, 1 - e],
        ]).capacity,
      ),
    ).toBeCloseTo(value(zChannelCapacity(e)), 11);
  });

  test("of the noisy typewriter is log 13, of a useless channel 0", () => {
    const typewriter = Array.from({ length: 26 }, (_, x) =>
      Array.from({ length: 26 }, (__, y) => (y === x || y === (x + 1) % 26 ? 0.5 : 0)),
    );
    expect(value(channelCapacity(typewriter).capacity)).toBeCloseTo(Math.log(13), 11);
    expect(
      value(
        channelCapacity([
          [0.3, 0.7],
          [0.3, 0.7],
        ]).capacity,
      ),
    ).toBeCloseTo(0, 12);
  });

  test("lies between what any input reaches and the bound of its own output", () => {
    for (const seed of [1, 2, 3]) {
      const channel = randomRows(4, 3, seed);
      const { capacity, input, gap } = channelCapacity(channel, { base: 2, tolerance: 1e-9 });
      expect(gap).toBeLessThan(1e-8);
      for (const other of [5, 6, 7, 8]) {
        const p = randomRows(1, 4, other).transpose();
        expect(value(mutualInformation(p.mul(channel), { base: 2 }))).toBeLessThanOrEqual(
          value(capacity) + gap,
        );
      }
      const output = input.unsqueeze(0).matmul(channel);
      const worth = channel.mul(channel.div(output).log()).sum(1).div(Math.LN2);
      expect(value(worth.max())).toBeLessThanOrEqual(value(capacity) + gap + 1e-14);
      expect(value(capacity)).toBeLessThanOrEqual(Math.log2(3));
    }
  });

  test("has the gradient of the best input", async () => {
    const capacity = (w: Tensor) => {
      const rows = w.div(w.sum(1, { keepDims: true }));
      return channelCapacity(rows, { tolerance: 1e-14 }).capacity;
    };
    await checkGradient(capacity, [randomRows(2, 3, 4)], { relative: 1e-6 });
  });

  test("within a budget is less, and spends all of it", () => {
    const channel = [
      [0.9, 0.1, 0],
      [0, 0.9, 0.1],
      [0.1, 0, 0.9],
    ];
    const cost = [0, 1, 2];
    const free = channelCapacity(channel);
    const tight = channelCapacity(channel, { cost, budget: 0.3 });
    expect(tight.cost).toBeCloseTo(0.3, 8);
    expect(value(tight.capacity)).toBeLessThan(value(free.capacity));
    // No input that costs as little carries more.
    for (let a = 0; a <= 0.3; a += 0.01) {
      const input = double([[1 - a - (0.3 - a) / 2], [a], [(0.3 - a) / 2]]);
      expect(value(mutualInformation(input.mul(channel)))).toBeLessThanOrEqual(value(tight.capacity) + 1e-9);
    }
    expect(value(channelCapacity(channel, { cost, budget: 5 }).capacity)).toBe(value(free.capacity));
    expect(value(channelCapacity(channel, { cost, budget: 0 }).capacity)).toBeCloseTo(0, 6);
  });

  test("closed forms have slopes that agree with differences, and finite or infinite ones at the ends", async () => {
    for (const form of [binarySymmetricCapacity, binaryErasureCapacity, zChannelCapacity, gaussianCapacity]) {
      await checkGradient((e) => form(e, { base: 2 }), [[0.1, 0.45, 0.8]], { second: true });
    }
    const ends = (form: (e: Tensor) => Tensor) =>
      grad((e: Tensor) => form(e).sum())(double([0, 1])).arraySync();
    expect(ends((e) => binarySymmetricCapacity(e))).toEqual([-Infinity, Infinity]);
    expect(ends((e) => zChannelCapacity(e))).toEqual([-Infinity, -1 / Math.E]);
  });

  test("water finds its level", async () => {
    const noise = [3, 1, 2, 8];
    const { capacity, powers, level } = waterFilling(noise, { power: 3 });
    expect(value(level)).toBe(3);
    expect(powers.arraySync()).toEqual([0, 2, 1, 0]);
    expect(value(capacity)).toBeCloseTo(0.5 * Math.log(3 * 1.5), 14);
    expect(value(waterFilling(noise, { power: 0 }).capacity)).toBe(0);
    const equal = waterFilling([2, 2, 2], { power: 6, base: 2 });
    expect(value(equal.capacity)).toBeCloseTo(3 * value(gaussianCapacity(1, { base: 2 })), 14);
    await checkGradient((n) => waterFilling(n, { power: 2.5 }).capacity, [noise]);
  });
});

describe("rate and distortion", () => {
  test("of a coin and of a normal variable", () => {
    for (const [p, distortion] of [
      [0.5, 0.1],
      [0.3, 0.05],
      [0.2, 0.19],
      [0.4, 0.45],
    ] as const) {
      const { rate, distortion: used } = rateDistortion([p, 1 - p], hamming, { distortion });
      expect(value(rate)).toBeCloseTo(value(binaryRateDistortion(p, { distortion })), 10);
      expect(used).toBeLessThanOrEqual(distortion + 1e-9);
    }
    expect(value(gaussianRateDistortion(4, { distortion: 1, base: 2 }))).toBe(1);
    expect(value(gaussianRateDistortion(4, { distortion: 5 }))).toBe(0);
  });

  test("no distortion takes the entropy; a uniform source of n symbols log n − H(D) − D log(n − 1)", () => {
    const source = [0.5, 0.3, 0.2];
    const unequal = source.map((_, x) => source.map((__, y) => Number(x !== y)));
    expect(value(rateDistortion(source, unequal, { distortion: 0 }).rate)).toBeCloseTo(
      value(entropy(source)),
      12,
    );
    const third = [1 / 3, 1 / 3, 1 / 3];
    const d = 0.2;
    const by = Math.log(3) - value(entropy([d, 1 - d])) - d * Math.log(2);
    expect(value(rateDistortion(third, unequal, { distortion: d }).rate)).toBeCloseTo(by, 10);
  });

  test("erasing costs half a bit for half of them: infinite distortions are never chosen", () => {
    const { rate, channel } = rateDistortion(
      [0.5, 0.5],
      [
        [0, Infinity, 1],
        [Infinity, 0, 1],
      ],
      { distortion: 0.25, base: 2, maxIterations: 500 },
    );
    expect(value(rate)).toBeCloseTo(0.75, 6);
    expect((channel.arraySync() as number[][])[0]?.[1]).toBe(0);
  });

  test("has slopes in the source, the price of distortion among them", async () => {
    const rate = (p: Tensor) => rateDistortion(p.div(p.sum()), hamming, { distortion: 0.1 }).rate;
    await checkGradient(rate, [[0.3, 0.7]], { relative: 1e-5 });
    await checkGradient(
      (p, distortion) => binaryRateDistortion(p, { distortion }),
      [
        [0.3, 0.6],
        [0.1, 0.2],
      ],
      { second: true },
    );
  });
});

describe("information bottleneck", () => {
  const joint = double([
    [0.12, 0.03, 0.02],
    [0.02, 0.15, 0.06],
    [0.05, 0.05, 0.2],
    [0.1, 0.15, 0.05],
  ]);
  const whole = value(mutualInformation(joint));

  test("keeps nothing for little, all for much, and never tells more than it keeps", () => {
    const betas = [0.5, 1, 3, 10, 1e5];
    const found = betas.map((beta) => informationBottleneck(joint, { beta }));
    for (const { complexity, relevance } of found) {
      expect(value(relevance)).toBeLessThanOrEqual(Math.min(whole, value(complexity)) + 1e-9);
    }
    expect(value((found[0] as (typeof found)[0]).complexity)).toBeCloseTo(0, 8);
    expect(value((found[4] as (typeof found)[0]).relevance)).toBeCloseTo(whole, 8);
    const relevances = found.map(({ relevance }) => value(relevance));
    for (const [i, more] of relevances.slice(1).entries())
      expect(more).toBeGreaterThan((relevances[i] ?? 0) - 1e-12);
  });

  test("ends where no change of the encoder helps", () => {
    const beta = 5;
    const worth = (encoder: Tensor) => {
      const rows = encoder.softmax(1);
      return mutualInformation(rows.mul(joint.sum(1, { keepDims: true }))).sub(
        mutualInformation(rows.transpose().matmul(joint)).mul(beta),
      );
    };
    const { encoder } = informationBottleneck(joint, { beta, clusters: 3, seed: 2 });
    const slopes = grad(worth)(encoder.add(1e-300).log()).dataSync();
    expect(Math.max(...slopes.map(Math.abs))).toBeLessThan(1e-7);
  });

  test("one cluster tells nothing", () => {
    expect(value(informationBottleneck(joint, { beta: 9, clusters: 1 }).relevance)).toBeCloseTo(0, 15);
  });
});

describe("errors say what and the remedy", () => {
  const table: [string, () => unknown, typeof ValueError | typeof ShapeError, string][] = [
    [
      "no table",
      () => channelCapacity([0.5, 0.5]),
      ShapeError,
      "channelCapacity: channel [2] must be a table of two axes",
    ],
    [
      "rows",
      () =>
        channelCapacity([
          [0.5, 0.5],
          [0.5, 0.6],
        ]),
      ValueError,
      "row 1 is [0.5, 0.6], with sum 1.1",
    ],
    [
      "budget alone",
      () => channelCapacity([[1]], { budget: 1 }),
      ValueError,
      "cost and budget belong together",
    ],
    [
      "cost",
      () => channelCapacity(hamming, { cost: [1], budget: 1 }),
      ValueError,
      "a number for each of the 2 inputs",
    ],
    [
      "low budget",
      () => channelCapacity(hamming, { cost: [1, 2], budget: 0.5 }),
      ValueError,
      "less than the cheapest input costs, 1",
    ],
    [
      "tolerance",
      () => channelCapacity(hamming, { tolerance: 0 }),
      ValueError,
      "tolerance must be a number above 0",
    ],
    ["base", () => channelCapacity(hamming, { base: 1 }), ValueError, "base 1"],
    [
      "source",
      () => rateDistortion([1], hamming, { distortion: 1 }),
      ShapeError,
      "one probability for each row",
    ],
    [
      "unreachable",
      () => rateDistortion([0.5, 0.5], hamming, { distortion: -1 }),
      ValueError,
      "the least possible is 0",
    ],
    ["noise", () => waterFilling([0, 1], { power: 1 }), ValueError, "must be above 0"],
    ["noise shape", () => waterFilling(1, { power: 1 }), ShapeError, "must be a vector"],
    [
      "beta",
      () => informationBottleneck([[1]], { beta: 0 }),
      ValueError,
      "beta must be a number above 0, not 0",
    ],
    [
      "clusters",
      () => informationBottleneck([[1]], { beta: 1, clusters: 0 }),
      ValueError,
      "clusters, 0, must be a whole number from 1",
    ],
  ];
  test.each(table)("%s", (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
