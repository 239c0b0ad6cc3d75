import { sampleInputs } from "@surprisal/loss-registry";
import { type Tensor, tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jaccard } from "./jaccard.js";
import { lovaszHinge } from "./lovasz-hinge.js";
import { lovaszSoftmax } from "./lovasz-softmax.js";

describeLoss(lovaszHinge, {
  sample: (seed) => sampleInputs(lovaszHinge, { shape: [3, 2, 3], seed, dtype: "float64" }),
  values: [
    // Errors 2, 1.5, ½ of a true, a false, a true element: Jaccard grows by ½, ⅙ and ⅓.
    [{ prediction: [-1, 0.5, 0.5], target: [1, 0, 1] }, 2 / 2 + 1.5 / 6 + 0.5 / 3],
    [
      {
        prediction: [
          [-1, 0.5, 0.5],
          [1, -1, 2],
        ],
        target: [
          [1, 0, 1],
          [1, 0, 1],
        ],
      },
      [17 / 12, 0],
    ],
    [
      {
        prediction: [
          [-1, 0.5],
          [0.5, -9],
        ],
        target: [
          [1, 0],
          [1, 0],
        ],
        options: { perImage: false },
      },
      17 / 12,
    ],
    // Nothing to find: the largest error alone.
    [{ prediction: [0.5, 2], target: [0, 0] }, 3],
    [{ prediction: [1e4, -1e4], target: [1, 0] }, 0],
    [{ prediction: [1e4, -1e4], target: [0, 1] }, 10001],
    [{ prediction: [NaN, 1], target: [1, 0] }, NaN],
  ],
  gradients: [
    [{ prediction: [-1, 0.5, 0.5], target: [1, 0, 1] }, [-1 / 2, 1 / 6, -1 / 3]],
    // Equal errors count in their order; an error of 0 has slope 0.
    [{ prediction: [0, 0, 1], target: [1, 1, 1] }, [-1 / 3, -1 / 3, 0]],
  ],
});

const flat = { perImage: false };
/** Class 0 has errors 0.4 and 0.2, a false one and its own; class 1 its own of 0.4 and a false one. */
const two = [
  [0.8, 0.2],
  [0.4, 0.6],
];

describeLoss(lovaszSoftmax.with({ perImage: true }), {
  sample: (seed) => ({
    ...sampleInputs(lovaszSoftmax, { shape: [3, 2, 4], seed, dtype: "float64" }),
    options: { classes: seed === 1 ? "all" : "present" },
  }),
  values: [
    [{ prediction: two, target: [0, 1], options: flat }, (0.3 + 0.4) / 2],
    [
      {
        prediction: [two, two],
        target: [
          [0, 1],
          [0, 1],
        ],
      },
      [0.35, 0.35],
    ],
    [
      {
        prediction: [
          [0.8, 0.4],
          [0.2, 0.6],
        ],
        target: [0, 1],
        options: { ...flat, axis: 0 },
      },
      0.35,
    ],
    // Class 1 does not appear, and so is no part of the mean; of all it is its largest error.
    [{ prediction: two, target: [0, 0], options: flat }, 0.6 / 2 + 0.2 / 2],
    [{ prediction: two, target: [0, 0], options: { ...flat, classes: "all" } }, (0.4 + 0.6) / 2],
    [{ prediction: [...two, [NaN, 1]], target: [0, 1, -1], options: { ...flat, ignoreIndex: -1 } }, 0.35],
    [{ prediction: two, target: [9, 9], options: { ...flat, ignoreIndex: 9 } }, 0],
    [
      {
        prediction: [
          [0, 0],
          [0, Math.log(3)],
        ],
        target: [0, 1],
        options: { ...flat, input: "logits" },
      },
      (0.5 + 0.375) / 2,
    ],
    [{ prediction: [[1e4, -1e4]], target: [1], options: { ...flat, input: "logits" } }, 1],
    [
      {
        prediction: [
          [1, 0],
          [0, 1],
        ],
        target: [0, 1],
        options: flat,
      },
      0,
    ],
  ],
  gradients: [
    [
      { prediction: two, target: [0, 1], options: flat },
      [
        [-1 / 4, 0],
        [1 / 4, -1 / 2],
      ],
    ],
    [
      { prediction: [...two, [NaN, 1]], target: [0, 1, 2], options: { ...flat, ignoreIndex: 2 } },
      [
        [-1 / 4, 0],
        [1 / 4, -1 / 2],
        [0, 0],
      ],
    ],
  ],
});

describe("at the corners, where everything is certain, both are the Jaccard loss", () => {
  const labels = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 8 });
  /** 1 − intersection over union of what is predicted and what is true; nothing found where nothing is costs 0. */
  const jaccardOf = (pairs: readonly (readonly [boolean, boolean])[]) => {
    const union = pairs.filter(([found, is]) => found || is).length;
    return union === 0 ? 0 : 1 - pairs.filter(([found, is]) => found && is).length / union;
  };
  const column = (pairs: readonly (readonly [boolean, boolean])[], which: 0 | 1): Tensor =>
    tensor(
      pairs.map((pair) => Number(pair[which])),
      { dtype: "float64" },
    );

  test("lovaszSoftmax, averaged over the classes", () => {
    fc.assert(
      fc.property(labels, (pairs) => {
        const [found, is] = [column(pairs, 0), column(pairs, 1)];
        const loss = lovaszSoftmax(found.cast("int32").oneHot(2, "float64"), is, {
          classes: "all",
        }).itemSync();
        const others = pairs.map(([a, b]) => [!a, !b] as const);
        expect(loss).toBeCloseTo((jaccardOf(pairs) + jaccardOf(others)) / 2, 12);
      }),
    );
  });

  test("lovaszHinge, where the errors are 0 and 1; and twice that for scores of ±1", () => {
    fc.assert(
      fc.property(labels, (pairs) => {
        const [found, is] = [column(pairs, 0), column(pairs, 1)];
        const right = found.equal(is).where(1, 0);
        // A score of 0 has error 1.
        const loss = lovaszHinge(is.mul(2).sub(1).mul(right), is).itemSync();
        expect(loss).toBeCloseTo(jaccardOf(pairs), 12);
        expect(lovaszHinge(found.mul(2).sub(1), is).itemSync()).toBeCloseTo(2 * jaccardOf(pairs), 12);
        const soft = jaccard(found.unsqueeze(0), is.unsqueeze(0), { smooth: 1e-300 }).itemSync();
        expect(soft).toBeCloseTo(jaccardOf(pairs), 12);
      }),
    );
  });
});

test("arguments that do not fit", () => {
  expect(() => lovaszHinge([1, 2], [0])).toThrow("must have one shape, a label 0 or 1 for each logit");
  expect(() => lovaszSoftmax(two, [0])).toThrow(
    "with class axis -1: it holds class indices, in the shape [2].",
  );
  expect(() => lovaszSoftmax(two, [0, 2])).toThrow("class 2 does not exist");
  expect(() => lovaszSoftmax(two, [0, 1], { axis: 0, perImage: true })).toThrow(
    "the first axis counts images",
  );
  expect(() => lovaszSoftmax(two, [0, 1], { axis: 2 })).toThrow("with class axis 2");
});
