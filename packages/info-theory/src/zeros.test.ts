// Distributions with zeros in any place: no value of a measure is NaN, and where it is finite, no gradient either.

import { compile, grad, type Tensor, tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  conditionalEntropy,
  crossEntropy,
  entr,
  entropy,
  jointEntropy,
  klDivergence,
  klDivergenceLoss,
  mutualInformation,
  relEntr,
  xlog1py,
} from "./index.js";

type Measure = (p: Tensor, q: Tensor) => Tensor;
interface Pair {
  readonly p: Tensor;
  readonly q: Tensor;
}

const normalize = true;
const measures: { readonly [name: string]: Measure } = {
  entr,
  relEntr,
  entropy: (p) => entropy(p),
  "entropy, normalised": (p) => entropy(p, { normalize }),
  jointEntropy: (p) => jointEntropy(p),
  conditionalEntropy: (p) => conditionalEntropy(p),
  "conditionalEntropy, normalised": (p) => conditionalEntropy(p, { normalize }),
  mutualInformation: (p) => mutualInformation(p),
  "mutualInformation, normalised": (p) => mutualInformation(p, { normalize }),
  crossEntropy,
  "crossEntropy, normalised": (p, q) => crossEntropy(p, q, { normalize }),
  klDivergence,
  "klDivergence, normalised": (p, q) => klDivergence(p, q, { normalize }),
  "klDivergenceLoss of probabilities": (p, q) => klDivergenceLoss(q, p, { input: "probs" }),
  "klDivergenceLoss of log-probabilities": (p, q) => klDivergenceLoss(q.log().detach(), p),
};

/** Two rows of three, each with a sum above 0. */
const table = fc
  .array(fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  })
  .filter((rows) => rows.every((row) => row.some((x) => x > 0)))
  .map((rows) =>
    tensor(
      Float64Array.from(rows.flat(), (x) => x / 6),
      { shape: [2, 3] },
    ),
  );

const hasNaN = (y: Tensor) => y.isNaN().any();

describe.each(Object.entries(measures))("%s", (_, measure) => {
  const total = ({ p, q }: Pair): Tensor => measure(p, q).sum();
  const weighted = ({ p, q }: Pair): Tensor => {
    const y = measure(p, q);
    // The first output counts nothing.
    return y.rank === 0 ? y : y.mul(tensor([0, ...new Array(y.size - 1).fill(1)]).reshape(y.shape)).sum();
  };
  const slope = (at: Pair): Tensor => {
    const slopes = grad(total)(at);
    return slopes.p.sum().add(slopes.q.sum());
  };

  // Traced once: tables are many, and of one shape.
  const value = compile((p: Tensor, q: Tensor) => {
    const y = measure(p, q);
    return { isFinite: y.isFinite().all(), isNaN: hasNaN(y) };
  });
  const hasValue = (p: Tensor, q: Tensor) => value(p, q).isFinite.itemSync() === 1;
  const slopes = (f: (at: Pair) => Tensor) =>
    compile((p: Tensor, q: Tensor) => {
      const found = grad(f)({ p, q });
      return [hasNaN(found.p), hasNaN(found.q)];
    });
  const ofTotal = slopes(total);
  const ofWeighted = slopes(weighted);
  const ofSlope = slopes(slope);
  const found = (flags: readonly Tensor[]) => flags.map((x) => x.itemSync());

  test("has no NaN", () => {
    fc.assert(
      fc.property(table, table, (p, q) => {
        expect(value(p, q).isNaN.itemSync()).toBe(0);
        fc.pre(hasValue(p, q));
        expect(found(ofTotal(p, q))).toEqual([0, 0]);
      }),
    );
  });

  test("has none in what is weighted with 0", () => {
    fc.assert(
      fc.property(table, table, (p, q) => {
        fc.pre(hasValue(p, q));
        expect(found(ofWeighted(p, q))).toEqual([0, 0]);
      }),
    );
  });

  test("has none in the derivative of the gradient", () => {
    fc.assert(
      fc.property(table, table, (p, q) => {
        fc.pre(hasValue(p, q));
        expect(found(ofSlope(p, q))).toEqual([0, 0]);
      }),
    );
  });
});

test.each<[name: string, Measure, atZero: number]>([
  ["relEntr", relEntr, -2],
  ["crossEntropy", (p, q) => crossEntropy(p.unsqueeze(-1), q.unsqueeze(-1)), -2],
  ["xlogy", (p, q) => p.xlogy(q), 2],
  ["xlog1py", (p, q) => xlog1py(p, q.sub(1)), 2],
])("%s has one mixed derivative, ±1/q where p = 0 < q, whichever comes first", (_, measure, atZero) => {
  const [p, q] = [tensor([0, 0], { dtype: "float64" }), tensor([0.5, 0], { dtype: "float64" })];
  const slopeInP = (q: Tensor) => grad((p: Tensor) => measure(p, q).sum())(p);
  const slopeInQ = (p: Tensor) => grad((q: Tensor) => measure(p, q).sum())(q);
  expect(grad((q: Tensor) => slopeInP(q).sum())(q).dataSync()[0]).toBeCloseTo(atZero, 14);
  // What is impossible for both has none.
  expect(grad((p: Tensor) => slopeInQ(p).sum())(p).dataSync()).toBeAllClose([atZero, 0]);
});
