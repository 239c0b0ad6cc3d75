import { grad, ShapeError, tensor, ValueError } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { type Conformance, conform } from "../testing/conform.js";
import * as losses from "./index.js";

const nan = Number.NaN;
const { PI, sqrt, atan } = Math;
const double = (values: number[] | number[][]) => tensor(values, { dtype: "float64" });
// Samples along the first axis, as the kit has them.
const rows = { axis: 1 };

const [unit, shifted, apart, inside] = [
  [0, 0, 2, 2],
  [1, 0, 3, 2],
  [4, 0, 6, 2],
  [0.5, 0.5, 1.5, 1],
];
const exact = { eps: 0 };
const chebyshev = { p: Number.POSITIVE_INFINITY, eps: 0 };
const boxes = (target: number[]) => ({ prediction: [unit], target: [target], options: exact });
const apartAndEqual = {
  prediction: [
    [3, 4],
    [1, 1],
  ],
  target: [
    [0, 0],
    [1, 1],
  ],
  options: exact,
};
/** Predictions and their targets, one pair a row. */
const alongRows = (...pairs: (readonly [prediction: number[], target: number[]])[]) => ({
  prediction: pairs.map(([prediction]) => prediction),
  target: pairs.map(([, target]) => target),
  options: rows,
});
const errors = alongRows(
  [
    [1, 7],
    [0, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
);
const [up, down] = [
  [1, 2, 3],
  [3, 2, 1],
];
const aspect = (4 / PI ** 2) * (atan(1) - atan(2)) ** 2;

const table: readonly (readonly [Parameters<typeof conform>[0], Conformance])[] = [
  [
    losses.cosineDistance,
    {
      values: [
        [
          {
            prediction: [
              [3, 4],
              [0, 2],
              [1, 0],
            ],
            target: [
              [4, 3],
              [0, 1],
              [-2, 0],
            ],
          },
          [0.04, 0, 2],
        ],
        [{ prediction: [[3, 4]], target: [[4, 3]], options: { as: "negative" } }, [-0.96]],
        [{ prediction: [[3, 4]], target: [[4, 3]], options: { normalize: false } }, [-23]],
        // A vector of zeros has cosine 0.
        [{ prediction: [[0, 0]], target: [[4, 3]] }, [1]],
      ],
      gradients: [[{ prediction: [[3, 4]], target: [[1, 0]] }, [[-16 / 125, 12 / 125]]]],
    },
  ],
  [losses.cosineDistance, { options: { normalize: false } }],
  [
    losses.pairwiseDistance,
    {
      values: [
        [apartAndEqual, [5, 0]],
        [{ prediction: [[3, -4]], target: [[0, 0]], options: { p: 1, eps: 0 } }, [7]],
        [{ prediction: [[3, 4]], target: [[0, 0]], options: { p: 3, eps: 0 } }, [91 ** (1 / 3)]],
        [{ prediction: [[1, 1]], target: [[1, 1]] }, [1e-6 * Math.SQRT2], { relative: 1e-9 }],
      ],
      gradients: [
        [
          apartAndEqual,
          [
            [0.6, 0.8],
            [0, 0],
          ],
        ],
      ],
    },
  ],
  [losses.pairwiseDistance, { options: { p: 1.5 } }],
  [
    losses.pairwiseDistance,
    {
      options: chebyshev,
      values: [
        [
          {
            prediction: [
              [3, -4],
              [1, 1],
            ],
            target: [
              [0, 0],
              [1, 1],
            ],
            options: chebyshev,
          },
          [4, 0],
        ],
      ],
      // The largest differences share the slope.
      gradients: [
        [
          {
            prediction: [
              [3, -4],
              [2, -2],
            ],
            target: [
              [0, 0],
              [0, 0],
            ],
            options: chebyshev,
          },
          [
            [0, -1],
            [0.5, -0.5],
          ],
        ],
      ],
    },
  ],
  [
    losses.rootMeanSquaredError,
    {
      options: rows,
      values: [[errors, [5, 0]]],
      gradients: [
        [
          errors,
          [
            [0.1, 0.7],
            [0, 0],
          ],
        ],
      ],
    },
  ],
  [
    losses.correlation,
    {
      options: rows,
      values: [
        [alongRows([up, [10, 20, 30]], [up, [1, 3, 2]], [down, up], [[1, 1, 1], up]), [0, 0.5, 2, 1]],
        [{ prediction: [[1, 1]], target: [[1, 2]], options: { axis: 1, eps: 0 } }, [nan]],
      ],
    },
  ],
  [
    losses.concordance,
    {
      options: rows,
      values: [
        [
          alongRows(
            [up, [2, 3, 4]],
            [up, up],
            [
              [2, 2, 2],
              [2, 2, 2],
            ],
            [down, up],
          ),
          [3 / 7, 0, 0, 2],
        ],
      ],
    },
  ],
  [
    losses.boxIou,
    {
      shape: [2, 4],
      values: [
        [boxes(unit), [0]],
        [boxes(shifted), [2 / 3]],
        [boxes(apart), [1]],
        [boxes(inside), [1 - 0.5 / 4]],
        // Boxes without area have no overlap; nothing at all over nothing is NaN.
        [{ prediction: [[1, 1, 1, 1]], target: [[1, 1, 1, 1]] }, [1]],
        [{ prediction: [[1, 1, 1, 1]], target: [[1, 1, 1, 1]], options: exact }, [nan]],
      ],
      // Apart, it has no slope.
      gradients: [[boxes(apart), [[0, 0, 0, 0]]]],
    },
  ],
  [
    losses.generalizedIou,
    {
      shape: [2, 4],
      values: [
        [boxes(unit), [0]],
        [boxes(shifted), [2 / 3]],
        [boxes(apart), [1 + 4 / 12]],
        [boxes(inside), [1 - 0.5 / 4]],
      ],
    },
  ],
  [
    losses.distanceIou,
    {
      shape: [2, 4],
      values: [
        [boxes(unit), [0]],
        [boxes(shifted), [2 / 3 + 1 / 13]],
        [boxes(apart), [1 + 16 / 40]],
        [boxes(inside), [1 - 0.5 / 4 + 0.25 ** 2 / 8]],
      ],
    },
  ],
  [
    losses.completeIou,
    {
      shape: [2, 4],
      // The factor of the aspect is held constant in the gradient, so that differences show another: the references check it.
      gradientCheck: { second: false, relative: 1 },
      values: [
        [boxes(shifted), [2 / 3 + 1 / 13]],
        [boxes(apart), [1 + 16 / 40]],
        [boxes(inside), [1 - 0.5 / 4 + 0.25 ** 2 / 8 + aspect ** 2 / (1 - 0.5 / 4 + aspect)]],
      ],
    },
  ],
];

for (const [loss, definition] of table) conform(loss, definition);

test.each([losses.boxIou, losses.generalizedIou, losses.distanceIou, losses.completeIou])(
  "%o takes boxes of four numbers",
  (loss) => {
    expect(() => loss([[0, 0, 1]], [[0, 0, 1]])).toThrow(ShapeError);
    expect(() => loss([[0, 0, 1]], [[0, 0, 1]])).toThrow(
      `${loss.name}: the prediction [1, 3] must hold boxes x1, y1, x2, y2 along its last axis, which is 4 long.`,
    );
  },
);

test("boxes that do not overlap are pulled together, except by their intersection alone", () => {
  const slope = (loss: typeof losses.distanceIou | typeof losses.generalizedIou) =>
    loss.valueAndGrad(double([unit]), double([apart])).gradient.dataSync();
  for (const loss of [losses.generalizedIou, losses.distanceIou]) {
    const [left = 0, , right = 0] = slope(loss);
    expect(left + right).toBeLessThan(0);
  }
});

test("a weight per sample is part of the root mean squared error, and must fit", () => {
  const rmse = losses.rootMeanSquaredError;
  const prediction = double([
    [1, 2],
    [7, 2],
  ]);
  const target = [
    [0, 0],
    [0, 0],
  ];
  const weighted = rmse(prediction, target, { sampleWeight: [3, 1], reduction: "none" });
  expect(weighted.arraySync()).toEqual([sqrt(13), 2]);
  expect(() => rmse(prediction, target, { sampleWeight: [1, 2, 3] })).toThrow(
    "rootMeanSquaredError: sampleWeight [3] must have one weight for each of the 2 samples along axis 0 of [2, 2].",
  );
});

test("correlation minds neither scale nor offset, concordance both", () => {
  const [x, y] = [double([0.3, -1.2, 2.5, 0.9]), double([0.1, -0.7, 1.9, 1.4])];
  const moved = x.mul(3).add(5);
  expect(losses.correlation(moved, y).itemSync()).toBeCloseTo(losses.correlation(x, y).itemSync(), 12);
  expect(losses.concordance(moved, y).itemSync()).toBeGreaterThan(losses.concordance(x, y).itemSync());
});

describe("scores", () => {
  const { r2Score, explainedVariance, d2AbsoluteError, d2Pinball, medianAbsoluteError, maxError } = losses;

  test("R² is 1 for the targets, 0 for their mean; explained variance minds no offset", () => {
    const y = double([1, 2, 3, 6]);
    expect(r2Score(y, y).itemSync()).toBe(1);
    expect(r2Score(double([3, 3, 3, 3]), y).itemSync()).toBe(0);
    expect(r2Score(y.add(1), y).itemSync()).toBeCloseTo(1 - 4 / 14, 14);
    expect(explainedVariance(y.add(1), y).itemSync()).toBe(1);
  });

  test("constant targets score 1 when met, and else 0", () => {
    const five = [5, 5, 5];
    for (const score of [r2Score, d2AbsoluteError, d2Pinball]) {
      expect(score(five, five).itemSync()).toBe(1);
      expect(score([5, 5, 6], five).itemSync()).toBe(0);
    }
  });

  test("D² compares with the quantile of the targets", () => {
    const y = [1, 2, 3, 10];
    expect(d2AbsoluteError([2.5, 2.5, 2.5, 2.5], y).itemSync()).toBe(0);
    expect(d2AbsoluteError([2, 3, 4, 11], y).itemSync()).toBeCloseTo(1 - 4 / 10, 6);
    expect(d2Pinball([1.75, 1.75, 1.75, 1.75], y, { quantile: 0.25 }).itemSync()).toBe(0);
    const weighted = { quantile: 0.25, sampleWeight: [1, 1, 1, 1] };
    expect(d2Pinball([1, 1, 1, 1], y, weighted).itemSync()).toBe(0);
    expect(() => d2Pinball(y, y, { quantile: 2 })).toThrow(ValueError);
  });

  test("each output has a score; samples may lie along another axis", () => {
    const [f, y] = [
      double([
        [1, 0],
        [2, 4],
        [4, 4],
      ]),
      double([
        [1, 0],
        [2, 2],
        [3, 4],
      ]),
    ];
    expect(r2Score(f, y, { reduction: "none" }).arraySync()).toEqual([0.5, 0.5]);
    expect(r2Score(f.transpose(), y.transpose(), { axis: -1 }).itemSync()).toBe(0.5);
    expect(maxError(f, y, { reduction: "none" }).arraySync()).toEqual([1, 2]);
    expect(medianAbsoluteError(f, y).itemSync()).toBe(0);
  });

  test("a weighted median is the first value that half of the weights reach", () => {
    const sampleWeight = [1, 1, 5];
    expect(medianAbsoluteError([1, 2, 9], [0, 0, 0], { sampleWeight }).itemSync()).toBe(9);
    expect(medianAbsoluteError([1, 2, 9], [0, 0, 0], { sampleWeight: [5, 1, 1] }).itemSync()).toBe(1);
  });

  test("they are tensors, with gradients where they have some", () => {
    const slope = grad((f) => r2Score(f, [1, 2, 3]))(double([1, 2, 4]));
    expect(slope.arraySync()).toEqual([0, 0, -1]);
  });

  test.each([
    ["shapes", () => r2Score([1, 2], [1]), "r2Score: prediction [2] and target [1] must have one shape."],
    [
      "weights",
      () => r2Score([1, 2], [1, 2], { sampleWeight: [1] }),
      "r2Score: sampleWeight [1] must have one weight for each of the 2 samples",
    ],
    [
      "reduction",
      () => maxError([1], [1], { reduction: "sum" as never }),
      'maxError: option reduction must be "mean" or "none", not "sum".',
    ],
  ])("wrong %s are errors", (_, call, message) => {
    expect(call).toThrow(message);
  });
});
