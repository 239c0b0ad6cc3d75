// What the chapter "Loss Functions" of Gluon's tutorial claims of entropy, codes and divergences.

import { grad, hessian, jacobian, tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  conditionalEntropy,
  crossEntropy,
  entropy,
  jointEntropy,
  klDivergence,
  klDivergenceLoss,
  mutualInformation,
  normalEntropy,
} from "./index.js";

const bits = { base: 2 };
const double = { dtype: "float64" } as const;
const number = (x: { itemSync(): number }) => x.itemSync();
const total = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0);

/** Counts divided by their sum; zeros among them. */
const distribution = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: length, maxLength: length })
    .filter((counts) => total(counts) > 0)
    .map((counts) => counts.map((count) => count / total(counts)));
const anyDistribution = fc.integer({ min: 1, max: 8 }).chain(distribution);
const twoDistributions = fc
  .integer({ min: 1, max: 8 })
  .chain((length) => fc.tuple(distribution(length), distribution(length)));
const jointTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    distribution(rows * columns).map((cells) =>
      Array.from({ length: rows }, (_, i) => cells.slice(i * columns, (i + 1) * columns)),
    ),
  );

describe("entropy", () => {
  test("a fair coin has one bit, which is log 2 nats", () => {
    expect(number(entropy([0.5, 0.5], bits))).toBe(1);
    expect(number(entropy([0.5, 0.5]))).toBe(Math.LN2);
  });

  test("it is never negative, and 0 only for a certain outcome", () => {
    fc.assert(
      fc.property(anyDistribution, (p) => {
        const h = number(entropy(p));
        if (p.includes(1)) expect(h).toBe(0);
        else expect(h).toBeGreaterThan(0);
      }),
    );
  });

  test("the uniform distribution has the largest", () => {
    fc.assert(
      fc.property(anyDistribution, (p) => {
        const most = Math.log(p.length);
        const gap = total(p.map((x) => Math.abs(x - 1 / p.length)));
        // Pinsker's inequality: away from the uniform it is smaller by ½ of the squared distance at least.
        expect(number(entropy(p))).toBeLessThanOrEqual(most - gap ** 2 / 2 + 1e-14);
      }),
    );
    const uniform = tensor([0, 0, 0, 0], double);
    expect(grad((z) => entropy(z.softmax()))(uniform)).toBeAllClose([0, 0, 0, 0], { absolute: 1e-16 });
  });

  test("it is concave: mixing never loses any", () => {
    fc.assert(
      fc.property(twoDistributions, fc.double({ min: 0, max: 1, noNaN: true }), ([p, q], lambda) => {
        const mixture = p.map((x, i) => lambda * x + (1 - lambda) * (q[i] ?? 0));
        const mean = lambda * number(entropy(p)) + (1 - lambda) * number(entropy(q));
        expect(number(entropy(mixture))).toBeGreaterThanOrEqual(mean - 1e-14);
      }),
    );
    const curvature = hessian((p) => entropy(p))(tensor([0.5, 0.25, 0.25], double));
    expect(curvature).toBeAllClose([
      [-2, 0, 0],
      [0, -4, 0],
      [0, 0, -4],
    ]);
  });

  test("of independent variables it adds up; of others it adds up to more than the joint one", () => {
    fc.assert(
      fc.property(anyDistribution, anyDistribution, (p, q) => {
        const joint = p.map((x) => q.map((y) => x * y));
        const sum = number(entropy(p)) + number(entropy(q));
        expect(number(jointEntropy(joint))).toBeCloseTo(sum, 12);
      }),
    );
    fc.assert(
      fc.property(jointTable, (joint) => {
        const table = tensor(joint, double);
        const sum = number(entropy(table.sum(1))) + number(entropy(table.sum(0)));
        expect(number(jointEntropy(table))).toBeLessThanOrEqual(sum + 1e-13);
      }),
    );
  });

  test("of a pair it is that of one and what the other keeps when the one is known", () => {
    fc.assert(
      fc.property(jointTable, (joint) => {
        const table = tensor(joint, double);
        const chain = number(entropy(table.sum(0))) + number(conditionalEntropy(table));
        expect(number(jointEntropy(table))).toBeCloseTo(chain, 12);
        // Knowing more never hurts.
        expect(number(conditionalEntropy(table))).toBeLessThanOrEqual(number(entropy(table.sum(1))) + 1e-13);
      }),
    );
  });
});

describe("mutual information", () => {
  test("a light switch tells one bit about its bulb; two fair coins nothing about each other", () => {
    expect(
      number(
        mutualInformation(
          [
            [0.5, 0],
            [0, 0.5],
          ],
          bits,
        ),
      ),
    ).toBe(1);
    expect(
      number(
        mutualInformation(
          [
            [0.25, 0.25],
            [0.25, 0.25],
          ],
          bits,
        ),
      ),
    ).toBe(0);
  });

  test("it is H(X) + H(Y) − H(X, Y), the same both ways, and not negative", () => {
    fc.assert(
      fc.property(jointTable, (joint) => {
        const table = tensor(joint, double);
        const information = number(mutualInformation(table));
        const [x, y] = [number(entropy(table.sum(1))), number(entropy(table.sum(0)))];
        expect(information).toBeCloseTo(x + y - number(jointEntropy(table)), 12);
        expect(number(mutualInformation(table.transpose()))).toBeCloseTo(information, 14);
        expect(information).toBeGreaterThanOrEqual(-1e-14);
        expect(information).toBeLessThanOrEqual(Math.min(x, y) + 1e-13);
      }),
    );
  });
});

describe("codes", () => {
  test("a Huffman code is no shorter than the entropy, and less than a bit longer", () => {
    fc.assert(
      fc.property(anyDistribution, (counts) => {
        // What never happens needs no code word.
        const p = counts.filter((x) => x > 0);
        const length = expectedLength(p, huffman(p));
        const h = number(entropy(p, bits));
        expect(length).toBeGreaterThanOrEqual(h - 1e-13);
        expect(length).toBeLessThan(h + 1);
      }),
    );
    // Cover & Thomas, Elements of Information Theory, example 5.6.1.
    expect(huffman([0.25, 0.25, 0.2, 0.15, 0.15])).toEqual([2, 2, 2, 3, 3]);
  });

  test("and exactly as long when all probabilities are powers of ½", () => {
    const p = [0.5, 0.25, 0.125, 0.125];
    expect(expectedLength(p, huffman(p))).toBe(1.75);
    expect(number(entropy(p, bits))).toBe(1.75);
  });

  test("the divergence is the extra bits of the code for another distribution", () => {
    const dyadic = fc.constantFrom(
      [0.5, 0.25, 0.125, 0.125],
      [0.125, 0.125, 0.25, 0.5],
      [0.25, 0.25, 0.25, 0.25],
    );
    fc.assert(
      fc.property(distribution(4), dyadic, (p, q) => {
        const extra = expectedLength(p, huffman(q)) - number(entropy(p, bits));
        expect(number(klDivergence(p, q, bits))).toBeCloseTo(extra, 12);
      }),
    );
  });

  test("cross-entropy is entropy plus divergence", () => {
    fc.assert(
      fc.property(twoDistributions, ([p, q]) => {
        const sum = number(entropy(p)) + number(klDivergence(p, q));
        if (sum === Number.POSITIVE_INFINITY) expect(number(crossEntropy(p, q))).toBe(sum);
        else expect(number(crossEntropy(p, q))).toBeCloseTo(sum, 12);
      }),
    );
  });
});

describe("divergence", () => {
  test("it is 0 for equal distributions, and positive for all others", () => {
    fc.assert(
      fc.property(twoDistributions, ([p, q]) => {
        expect(number(klDivergence(p, p))).toBe(0);
        // Pinsker: at least half of the squared distance.
        const distance = total(p.map((x, i) => Math.abs(x - (q[i] ?? 0))));
        expect(number(klDivergence(p, q))).toBeGreaterThanOrEqual(distance ** 2 / 2 - 1e-15);
      }),
    );
  });

  test("it is not symmetric", () => {
    const [p, q] = [
      [0.5, 0.5],
      [0.75, 0.25],
    ] as const;
    expect(number(klDivergence(p, q, bits))).toBeCloseTo(1 - 0.5 * Math.log2(3), 14);
    expect(number(klDivergence(q, p, bits))).toBeCloseTo(0.75 * Math.log2(3) - 1, 14);
  });

  test("Gluon's averages over the classes, and is their number times smaller", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((n) => fc.tuple(distribution(n), distribution(n))),
        ([p, q]) => {
          const logProbs = tensor([q], double).add(0.01).log();
          const target = tensor([p], double);
          const gluon = klDivergenceLoss(logProbs, target, { reduction: "perSample", eps: 1e-12 });
          const sum = klDivergenceLoss(logProbs, target);
          expect(gluon.shape).toEqual([1]);
          expect(number(gluon) * p.length).toBeCloseTo(number(sum), 9);
        },
      ),
    );
  });

  test("from a one-hot target it is −log p of the class", () => {
    const logits = tensor([[0.3, -1.2, 2, 0.1]], double);
    const oneHot = tensor([[0, 1, 0, 0]], double);
    const loss = klDivergenceLoss(logits, oneHot, { input: "logits" });
    expect(number(loss)).toBeCloseTo(-Math.log(logits.softmax().dataSync()[1] ?? 0), 14);
  });
});

describe("the log-normaliser", () => {
  // An exponential family on four outcomes: p(x) ∝ exp(θ·T(x)), with two statistics of each.
  const first = [1, 0, -1, 3];
  const second = [0, 2, 1, -2];
  const statistics = tensor([first, second], double).transpose();
  const natural = tensor([0.3, -0.4], double);
  const weights = first.map((t, i) => Math.exp(0.3 * t - 0.4 * (second[i] ?? 0)));
  const probabilities = weights.map((weight) => weight / total(weights));
  const expectation = (values: readonly number[]) => total(values.map((v, i) => v * (probabilities[i] ?? 0)));

  test("its gradient is the expected statistic", () => {
    const gradient = grad((theta) => statistics.matmul(theta).logSumExp())(natural);
    expect(gradient).toBeAllClose([expectation(first), expectation(second)]);
  });

  test("its Hessian is their covariance", () => {
    const covariance = (x: readonly number[], y: readonly number[]) =>
      expectation(x.map((value, i) => value * (y[i] ?? 0))) - expectation(x) * expectation(y);
    const curvature = hessian((theta) => statistics.matmul(theta).logSumExp())(natural);
    expect(curvature).toBeAllClose([
      [covariance(first, first), covariance(first, second)],
      [covariance(second, first), covariance(second, second)],
    ]);
  });

  test("of logits the gradient is softmax, and the Hessian diag(p) − p pᵀ", () => {
    const logits = tensor(probabilities.map(Math.log), double);
    expect(grad((z) => z.logSumExp())(logits)).toBeAllClose(probabilities);
    const expected = probabilities.map((x, i) => probabilities.map((y, j) => (i === j ? x : 0) - x * y));
    expect(hessian((z) => z.logSumExp())(logits)).toBeAllClose(expected, {
      absolute: 1e-15,
      relative: 1e-12,
    });
    expect(jacobian((z) => z.softmax())(logits)).toBeAllClose(expected, { absolute: 1e-15, relative: 1e-12 });
  });

  test("the gradient of the divergence in the logits is softmax − y", () => {
    fc.assert(
      fc.property(
        distribution(4),
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (y, z) => {
          const logits = tensor([z], double);
          const { gradient } = klDivergenceLoss.valueAndGrad(logits, [y], { input: "logits" });
          expect(gradient).toBeAllClose(logits.softmax().sub([y]), { absolute: 1e-14, relative: 1e-12 });
        },
      ),
    );
  });
});

describe("differential entropy", () => {
  test("of a normal density it is −∫ f log f, whatever its mean", () => {
    for (const [mean, standardDeviation] of [
      [0, 1],
      [3, 0.1],
      [-2, 7],
    ] as const) {
      const density = (x: number) =>
        Math.exp(-(((x - mean) / standardDeviation) ** 2) / 2) / (standardDeviation * Math.sqrt(2 * Math.PI));
      // The trapezoidal rule converges exponentially for what dies off at both ends.
      const step = standardDeviation / 16;
      const integral = total(
        Array.from({ length: 16 * 24 + 1 }, (_, i) => {
          const f = density(mean + (i - 16 * 12) * step);
          return -f * Math.log(f) * step;
        }),
      );
      expect(number(normalEntropy({ mean, standardDeviation }))).toBeCloseTo(integral, 12);
    }
  });

  test("unlike that of outcomes it may be negative", () => {
    const edge = 1 / Math.sqrt(2 * Math.PI * Math.E);
    expect(number(normalEntropy({ standardDeviation: edge }))).toBeCloseTo(0, 15);
    expect(number(normalEntropy({ standardDeviation: edge / 2 }, bits))).toBeCloseTo(-1, 14);
  });
});

function expectedLength(p: readonly number[], lengths: readonly number[]): number {
  return total(p.map((x, i) => x * (lengths[i] ?? 0)));
}

/** Lengths of the code words of Huffman's code: the two least likely groups join, and each of their words grows. */
function huffman(p: readonly number[]): number[] {
  const lengths = p.map(() => 0);
  let groups = p.map((probability, i) => ({ probability, words: [i] }));
  while (groups.length > 1) {
    groups = groups.sort((x, y) => x.probability - y.probability);
    const [least, next, ...rest] = groups;
    if (least === undefined || next === undefined) break;
    const words = [...least.words, ...next.words];
    for (const word of words) lengths[word] = (lengths[word] ?? 0) + 1;
    groups = [{ probability: least.probability + next.probability, words }, ...rest];
  }
  return lengths;
}
