import { tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineLoss, type Reduction } from "./index.js";

/** The loss is the prediction itself, so that reductions can be checked by hand. */
const identity = defineLoss({
  name: "identity",
  title: "Identity",
  formula: "f",
  domain: { prediction: "real" },
  elementwise: (prediction) => prediction,
});

/** As cross-entropy with class weights: a loss that is weighted inside, and counts by the weights. */
const counted = defineLoss({
  name: "counted",
  title: "Counted",
  formula: "w f",
  domain: { prediction: "real", target: "real" },
  elementwise: (prediction, target) => ({ loss: prediction.mul(target), divisor: target }),
});

const losses = tensor(
  [
    [1, 2, 3],
    [4, 5, 9],
  ],
  { dtype: "float64" },
);
const weight = tensor([[1], [3]], { dtype: "float64" });
const mask = [
  [true, false, true],
  [false, false, true],
];
const read = (reduction: Reduction, options: object = {}) =>
  identity(losses, { reduction, ...options }).arraySync();

test.each<[Reduction, unknown]>([
  [
    "none",
    [
      [1, 2, 3],
      [4, 5, 9],
    ],
  ],
  ["sum", 24],
  ["mean", 4],
  // The sum over all but the first axis, averaged over it.
  ["batchMean", 12],
  ["perSample", [2, 6]],
  ["weightedMean", 4],
  ["sumByNonzeroWeights", 4],
])("%s of plain losses", (reduction, expected) => {
  expect(read(reduction)).toEqual(expected);
});

test.each<[Reduction, unknown]>([
  [
    "none",
    [
      [1, 2, 3],
      [12, 15, 27],
    ],
  ],
  ["sum", 60],
  // Weights scale the losses; the divisor stays N.
  ["mean", 10],
  ["batchMean", 30],
  ["perSample", [2, 18]],
  // Each weight counts as often as it is stretched.
  ["weightedMean", 5],
  ["sumByNonzeroWeights", 10],
])("%s of weighted losses", (reduction, expected) => {
  expect(read(reduction, { weight })).toEqual(expected);
});

test("sumByNonzeroWeights divides by the number of weights that are not 0", () => {
  expect(read("sumByNonzeroWeights", { weight: [[0], [2]] })).toBe(36 / 3);
  expect(
    read("sumByNonzeroWeights", {
      weight: [
        [0, 2, 0],
        [0, 0, 1],
      ],
    }),
  ).toBe(13 / 2);
});

test.each<[Reduction, unknown]>([
  [
    "none",
    [
      [1, 0, 3],
      [0, 0, 9],
    ],
  ],
  ["sum", 13],
  ["mean", 13 / 3],
  ["batchMean", 13 / 2],
  ["perSample", [2, 9]],
])("%s of masked losses counts what is kept", (reduction, expected) => {
  expect(read(reduction, { mask })).toEqual(expected);
});

test.each<[Reduction, unknown]>([
  ["sum", 1 + 3 + 27],
  ["mean", 31 / 3],
  ["weightedMean", 31 / 5],
  ["sumByNonzeroWeights", 31 / 3],
])("%s of masked and weighted losses", (reduction, expected) => {
  expect(read(reduction, { mask, weight })).toEqual(expected);
});

test("batchMean does not count a sample that is masked entirely", () => {
  expect(read("batchMean", { mask: [[true], [false]] })).toBe(6);
});

test("a body's divisor is what the mean divides by, and the other reductions do not", () => {
  const at = (reduction: Reduction) => counted([1, 2, 3], [1, 0, 3], { reduction }).arraySync();
  expect(at("mean")).toBe(10 / 4);
  expect(at("sum")).toBe(10);
  expect(at("none")).toEqual([1, 0, 9]);
});

test("a divisor under the mask does not count", () => {
  expect(counted([1, 2, NaN], [1, 1, 3], { mask: [true, true, false] }).itemSync()).toBe(1.5);
});

test("a scalar is its own mean in every sense", () => {
  for (const reduction of ["mean", "batchMean", "perSample", "weightedMean", "none"] as const) {
    expect(identity(7, { reduction }).arraySync()).toBe(7);
  }
});

describe("the mean of nothing", () => {
  const nothing = tensor(new Float64Array(0));
  const none = { mask: [false, false, false] };

  test("is NaN, as PyTorch's is, and its sum is 0", () => {
    expect(identity(nothing).itemSync()).toBeNaN();
    expect(identity(nothing, { reduction: "sum" }).itemSync()).toBe(0);
    expect(identity([1, 2, 3], none).itemSync()).toBeNaN();
    expect(identity([1], { weight: [0], reduction: "weightedMean" }).itemSync()).toBeNaN();
  });

  test("is 0 when asked so, with gradient 0", () => {
    expect(identity(nothing, { emptyMean: "zero" }).itemSync()).toBe(0);
    const { value, gradient } = identity.valueAndGrad([1, NaN, 3], { ...none, emptyMean: "zero" });
    expect(value.itemSync()).toBe(0);
    expect(gradient.arraySync()).toEqual([0, 0, 0]);
  });

  test("of one sample leaves the other samples alone", () => {
    const options = {
      reduction: "perSample",
      mask: [
        [true, true],
        [false, false],
      ],
    } as const;
    expect(
      identity(
        [
          [1, 3],
          [5, 5],
        ],
        options,
      ).arraySync(),
    ).toEqual([2, NaN]);
    expect(
      identity(
        [
          [1, 3],
          [5, 5],
        ],
        { ...options, emptyMean: "zero" },
      ).arraySync(),
    ).toEqual([2, 0]);
  });
});

describe("weights and masks", () => {
  test("of samples beside losses of elements are told how to stretch", () => {
    expect(() => identity(losses, { weight: [1, 2] })).toThrow(
      "identity: the unreduced loss [2, 3] and weight [2] do not broadcast. Did you mean weight.reshape([2, 1])?",
    );
  });

  test("larger than the loss are an error", () => {
    expect(() =>
      identity([1, 2], {
        weight: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toThrow("identity: weight [2, 2] is larger than the unreduced loss [2], to which it must broadcast.");
    expect(() => identity(1, { mask: [true, true] })).toThrow("identity: mask [2] is larger");
  });

  test("a mask that is not bool is an error", () => {
    expect(() => identity([1, 2], { mask: [1, 0] })).toThrow(
      "identity: the mask must be bool, not float32. Compare first: mask.notEqual(0).",
    );
  });

  test("NaN weights under the mask do no harm", () => {
    const options = { mask: [true, false], weight: [2, NaN] };
    const { value, gradient } = identity.valueAndGrad([3, NaN], options);
    expect(value.itemSync()).toBe(6);
    expect(gradient.arraySync()).toEqual([2, 0]);
  });

  test("a mask replaces arguments by what is safe for their domain, so that slopes there are finite", () => {
    const logLoss = defineLoss({
      name: "logLoss",
      title: "Log loss",
      formula: "-y log p",
      domain: { prediction: "probability", target: "binary" },
      elementwise: (p, y) => y.mul(p.log()).add(y.neg().add(1).mul(p.neg().log1p())).neg(),
    });
    const { gradient } = logLoss.valueAndGrad([0.5, 0, 1], [1, NaN, 1], {
      mask: [true, false, false],
      reduction: "sum",
    });
    expect(gradient.arraySync()).toEqual([-2, 0, 0]);
  });

  test("a mask of samples covers the class axis, wherever it is", () => {
    const norm = defineLoss({
      name: "norm",
      title: "Norm",
      formula: "|f|^2",
      domain: { prediction: "real" },
      options: { axis: { type: "axis", default: -1, summary: "The axis of the vectors." } },
      perSample: (x, _target, { axis }) => x.square().sum(axis),
    });
    const x = [
      [1, NaN, 2],
      [3, 4, 2],
    ];
    expect(norm(x, { axis: 0, mask: [true, false, true], reduction: "none" }).arraySync()).toEqual([
      10, 0, 8,
    ]);
    expect(norm(x, { mask: [false, true] }).itemSync()).toBe(29);
  });
});

const samples = fc.array(
  fc.record({
    loss: fc.double({ min: -100, max: 100, noNaN: true }),
    weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    kept: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const column = (values: number[]) => tensor(values, { dtype: "float64" });

test("a mask gives the mean of the losses it keeps, as if the others had never been there", () => {
  fc.assert(
    fc.property(samples, (all) => {
      const kept = all.filter((sample) => sample.kept);
      const masked = identity(column(all.map(({ loss }) => loss)), {
        mask: all.map((sample) => sample.kept),
      });
      expect(masked).toBeAllClose(identity(column(kept.map(({ loss }) => loss))), { absolute: 1e-12 });
    }),
  );
});

test("the weighted mean does not ask for the scale of the weights", () => {
  fc.assert(
    fc.property(samples, fc.double({ min: 0.01, max: 100, noNaN: true }), (all, scale) => {
      const at = (factor: number) =>
        identity(column(all.map(({ loss }) => loss)), {
          reduction: "weightedMean",
          weight: column(all.map(({ weight }) => weight * factor)),
        });
      expect(at(scale)).toBeAllClose(at(1), { absolute: 1e-11 });
    }),
  );
});
