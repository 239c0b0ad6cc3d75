import { type AnyLoss, sampleInputs } from "@surprisal/loss-registry";
import { type Tensor, tensor } from "@surprisal/tensor";
import { describeLoss, type LossInputs, type LossUnderTest } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { binarySparsemax } from "./binary-sparsemax.js";
import { brier } from "./brier.js";
import { exponential } from "./exponential.js";
import { hinge } from "./hinge.js";
import { logistic } from "./logistic.js";
import { modifiedHuber } from "./modified-huber.js";
import { perceptron } from "./perceptron.js";
import { ramp } from "./ramp.js";
import { savage } from "./savage.js";
import { sigmoidFocal } from "./sigmoid-focal.js";
import { smoothedHinge } from "./smoothed-hinge.js";
import { squaredHinge } from "./squared-hinge.js";
import { tangent } from "./tangent.js";
import { zeroOneLoss } from "./zero-one-loss.js";

const { LN2: ln2, PI: pi } = Math;
const [ln3, ln4] = [Math.log(3), Math.log(4)];
const none = [Infinity, -Infinity, NaN];

type Row = Pick<LossUnderTest, "values" | "gradients"> & { readonly options?: LossInputs["options"] };

const rows: readonly (readonly [AnyLoss, Row])[] = [
  [
    squaredHinge,
    {
      options: { margin: 1.5 },
      values: [
        [
          { prediction: [2, 1, 0.5, -1, 1e4, -1e4], target: 1, options: { margin: 1 } },
          [0, 0, 0.25, 4, 0, 10001 ** 2],
        ],
        [{ prediction: [1, -1], target: [0, 0], options: { margin: 2, labels: "binary" } }, [9, 1]],
        [{ prediction: none, target: 1 }, [0, Infinity, NaN]],
      ],
      gradients: [[{ prediction: [2, 1, 0.5, -1], target: 1, options: { margin: 1 } }, [0, 0, -1, -4]]],
    },
  ],
  [
    smoothedHinge,
    {
      values: [
        [{ prediction: [2, 1, 0.5, 0, -1, -1e4], target: 1 }, [0, 0, 0.125, 0.5, 1.5, 10000.5]],
        [{ prediction: [0.5, -1], target: 1, options: { gamma: 0.5 } }, [0.25, 1.75]],
        [{ prediction: [0, 0.5], target: [0, 1], options: { labels: "binary" } }, [0.5, 0.125]],
        [{ prediction: none, target: 1 }, [0, Infinity, NaN]],
      ],
      gradients: [[{ prediction: [2, 1, 0.5, 0, -1, -Infinity], target: 1 }, [0, 0, -0.5, -1, -1, -1]]],
    },
  ],
  [
    modifiedHuber,
    {
      values: [
        [{ prediction: [2, 1, 0, -1, -3, -1e4], target: 1 }, [0, 0, 1, 4, 12, 4e4]],
        [{ prediction: [3, -1], target: [0, 0], options: { labels: "binary" } }, [12, 0]],
        [{ prediction: none, target: 1 }, [0, Infinity, NaN]],
      ],
      gradients: [[{ prediction: [2, 1, 0, -1, -3, -Infinity], target: 1 }, [0, 0, -2, -4, -4, -4]]],
    },
  ],
  [
    binarySparsemax,
    {
      values: [
        [{ prediction: [2, 1, 0, -1, -3, 1e4, -1e4], target: 1 }, [0, 0, 0.25, 1, 3, 0, 1e4]],
        [{ prediction: [0.5, -3], target: [0, 1], options: { labels: "binary" } }, [0.5625, 3]],
        [{ prediction: none, target: 1 }, [0, Infinity, NaN]],
      ],
      // The predicted probability (1 + f)/2, clipped, minus the label's.
      gradients: [[{ prediction: [2, 1, 0.5, 0, -1, -3], target: 1 }, [0, 0, -0.25, -0.5, -1, -1]]],
    },
  ],
  [
    perceptron,
    {
      values: [
        [{ prediction: [2, 0, -0.5, 1e4, -1e4], target: 1 }, [0, 0, 0.5, 0, 1e4]],
        [{ prediction: [2, -2], target: [0, 0], options: { labels: "binary" } }, [2, 0]],
        [{ prediction: none, target: 1 }, [0, Infinity, NaN]],
      ],
      gradients: [[{ prediction: [2, 0, -0.5], target: [1, 1, 1] }, [0, 0, -1]]],
    },
  ],
  [
    exponential,
    {
      values: [
        [{ prediction: [0, ln2, -ln3, 1e4, -1e4], target: 1 }, [1, 0.5, 3, 0, Infinity]],
        [{ prediction: [ln2], target: [0], options: { labels: "binary" } }, [2]],
        [{ prediction: none, target: 1 }, [0, Infinity, NaN]],
      ],
      gradients: [[{ prediction: [0, ln2, -ln3], target: [1, -1, 1] }, [-1, 2, -3]]],
    },
  ],
  [
    savage,
    {
      values: [
        [{ prediction: [0, ln3, -ln3, 1e4, -1e4], target: 1 }, [1 / 4, 1 / 16, 9 / 16, 0, 1]],
        [{ prediction: [ln3], target: [0], options: { labels: "binary" } }, [9 / 16]],
        [{ prediction: none, target: 1 }, [0, 1, NaN]],
      ],
      // −2q²(1 − q).
      gradients: [[{ prediction: [0, ln3, 1e4, -1e4], target: 1 }, [-1 / 4, -3 / 32, 0, 0]]],
    },
  ],
  [
    tangent,
    {
      values: [
        [{ prediction: [0, 1, -1, Math.tan(0.5)], target: 1 }, [1, (pi / 2 - 1) ** 2, (pi / 2 + 1) ** 2, 0]],
        [{ prediction: [1], target: [0], options: { labels: "binary" } }, [(pi / 2 + 1) ** 2]],
        [{ prediction: none, target: 1 }, [(pi - 1) ** 2, (pi + 1) ** 2, NaN]],
      ],
      gradients: [[{ prediction: [0, 1, -1], target: [1, 1, -1] }, [-4, pi - 2, 2 - pi]]],
    },
  ],
  [
    ramp,
    {
      values: [
        [{ prediction: [2, 1, 0.5, 0, -1, 1e4, -1e4], target: 1 }, [0, 0, 0.5, 1, 1, 0, 1]],
        [{ prediction: [0, -5], target: 1, options: { ceiling: 2 } }, [1, 2]],
        [{ prediction: [0.5], target: [0], options: { labels: "binary" } }, [1]],
        [{ prediction: none, target: 1 }, [0, 1, NaN]],
      ],
      // 0 at both corners.
      gradients: [[{ prediction: [2, 1, 0.5, 0, -1], target: 1 }, [0, 0, -1, 0, 0]]],
    },
  ],
  [
    brier,
    {
      values: [
        [{ prediction: [0, 1, 0.5, 0.9], target: [1, 1, 0, 0.4] }, [1, 0, 0.25, 0.25]],
        [{ prediction: [NaN], target: [1] }, [NaN]],
      ],
      gradients: [[{ prediction: [0, 1, 0.5], target: [1, 1, 0] }, [-2, 0, 1]]],
    },
  ],
  [
    binaryCrossEntropy,
    {
      options: { labelSmoothing: 0.1, posWeight: tensor([2, 3, 0.5]) },
      values: [
        [
          { prediction: [0.5, 0.25, 0.25], target: [1, 0, 0.5] },
          [ln2, Math.log(4 / 3), (ln4 + Math.log(4 / 3)) / 2],
        ],
        // Certain and right, certain and wrong: PyTorch's 100.
        [{ prediction: [0, 1, 0, 1], target: [0, 1, 1, 0] }, [0, 0, 100, 100]],
        [{ prediction: [0, 1], target: [1, 0], options: { clip: 2 ** -20 } }, [20 * ln2, 20 * ln2]],
        [
          { prediction: [0, 1], target: [1, 0], options: { eps: 1e-12 } },
          [12 * Math.LN10, 12 * Math.LN10],
          { relative: 1e-5 },
        ],
        [{ prediction: [0, 1, 0], target: [0, 1, 1], options: { eps: 0 } }, [0, 0, Infinity]],
        [{ prediction: [0.25], target: [1], options: { posWeight: tensor([3]) } }, [3 * ln4]],
        [
          { prediction: [0.25], target: [1], options: { labelSmoothing: 0.5 } },
          [0.75 * ln4 + 0.25 * Math.log(4 / 3)],
        ],
        [{ prediction: [NaN], target: [1] }, [NaN]],
      ],
      gradients: [
        [{ prediction: [0.5, 0.25], target: [1, 0] }, [-2, 4 / 3]],
        [{ prediction: [0, 1, 0, 1], target: [0, 1, 1, 0] }, [0, 0, -1e12, 1e12]],
        [{ prediction: [0.25], target: [1], options: { posWeight: tensor([3]) } }, [-12]],
        [{ prediction: [0, 0.5], target: [1, 1], options: { clip: 0.1 } }, [0, -2]],
        [{ prediction: [0, 1], target: [0, 1], options: { eps: 0 } }, [1, -1]],
      ],
    },
  ],
  [
    sigmoidFocal,
    {
      options: { gamma: 1.5, alpha: 0.25 },
      values: [
        [
          { prediction: [0, ln3, ln3], target: [1, 1, 0], options: { gamma: 2 } },
          [ln2 / 4, Math.log(4 / 3) / 16, (9 / 16) * ln4],
        ],
        [
          { prediction: [0, 0], target: [1, 0], options: { gamma: 2, alpha: 0.25 } },
          [ln2 / 16, (3 * ln2) / 16],
        ],
        [{ prediction: [ln3], target: [0.5], options: { gamma: 1 } }, [(ln4 + Math.log(4 / 3)) / 4]],
        [{ prediction: [1e4, -1e4, 1e4], target: [1, 1, 0], options: { gamma: 0.5 } }, [0, 1e4, 1e4]],
      ],
      gradients: [
        [{ prediction: [0, 0], target: [1, 0], options: { gamma: 0 } }, [-0.5, 0.5]],
        // (1 − p)^γ (γ p log p − (1 − p)) of the label's probability p.
        [
          { prediction: [0, ln3], target: [1, 1], options: { gamma: 2 } },
          [-ln2 / 4 - 1 / 8, (1.5 * Math.log(3 / 4) - 0.25) / 16],
        ],
        [{ prediction: [1e4, -1e4, 1e4], target: [1, 1, 0], options: { gamma: 0.5 } }, [0, -1, 1]],
      ],
    },
  ],
];

for (const [loss, { options = {}, ...row }] of rows) {
  describeLoss(loss, {
    ...row,
    sample: (seed) => ({ ...sampleInputs(loss, { shape: [4, 3], seed, dtype: "float64" }), options }),
  });
}

const double = (values: number[]): Tensor => tensor(values, { dtype: "float64" });
const all = (loss: AnyLoss, prediction: Tensor, target: Tensor | number, options: object = {}): Tensor =>
  (loss as typeof hinge)(prediction, target, { reduction: "none", ...options });

describe("losses are special cases of each other", () => {
  const scores = double([-3, -1, -0.4, 0, 0.6, 1, 2.5]);
  const labels = double([1, -1, 1, -1, 1, -1, 1]);
  const binary = labels.add(1).div(2);
  const p = scores.sigmoid();

  test.each<[what: string, one: Tensor, other: Tensor]>([
    [
      "perceptron is hinge without a margin",
      all(perceptron, scores, labels),
      all(hinge, scores, labels, { margin: 0 }),
    ],
    [
      "a narrow smoothed hinge is the hinge",
      all(smoothedHinge, scores, labels, { gamma: 1e-13 }),
      all(hinge, scores, labels),
    ],
    [
      "binary sparsemax is a quarter of modified Huber",
      all(binarySparsemax, scores, labels),
      all(modifiedHuber, scores, labels).div(4),
    ],
    [
      "and the smoothed hinge of width 2",
      all(binarySparsemax, scores, labels),
      all(smoothedHinge, scores, labels, { gamma: 2 }),
    ],
    [
      "modified Huber is the squared hinge down to −1",
      all(modifiedHuber, scores.clamp(-1, 1), labels),
      all(squaredHinge, scores.clamp(-1, 1), labels),
    ],
    ["a high ramp is the hinge", all(ramp, scores, labels, { ceiling: 9 }), all(hinge, scores, labels)],
    [
      "savage is the Brier score of the logistic probability",
      all(savage, scores, labels),
      all(brier, p, binary),
    ],
    [
      "cross-entropy of probabilities is that of their logits",
      all(binaryCrossEntropy, p, binary),
      all(binaryCrossEntropyWithLogits, scores, binary),
    ],
    [
      "focal loss without focus is cross-entropy",
      all(sigmoidFocal, scores, binary, { gamma: 0 }),
      all(logistic, scores, labels),
    ],
    [
      "alpha ½ halves the focal loss",
      all(sigmoidFocal, scores, binary, { alpha: 0.5 }),
      all(sigmoidFocal, scores, binary).div(2),
    ],
  ])("%s", (_, one, other) => {
    expect(one).toBeAllClose(other, { relative: 1e-12, absolute: 1e-12 });
  });
});

test("clip keeps away from 1 also where 1 − clip rounds to it", () => {
  const { value, gradient } = binaryCrossEntropy.valueAndGrad([1, 1, 0], [1, 0, 0], {
    clip: 2.2e-16,
    reduction: "none",
  });
  expect(value).toBeAllClose([2 ** -24, 24 * ln2, 2.2e-16]);
  expect(gradient).toBeAllClose([0, 0, 0]);
});

test("eps and clip are two ways, of which a call takes one", () => {
  expect(() => binaryCrossEntropy([0.5], [1], { eps: 1e-7, clip: 1e-7 })).toThrow(
    "give eps or clip, not both",
  );
});

describe("zeroOneLoss", () => {
  test("counts what differs, and divides by the number or the weights", () => {
    expect(zeroOneLoss([0, 1, 2, 2], [0, 1, 1, 0]).itemSync()).toBe(0.5);
    expect(zeroOneLoss([0, 1, 2, 2], [0, 1, 1, 0], { normalize: false }).itemSync()).toBe(2);
    expect(zeroOneLoss([1, 0], [1, 1], { sampleWeight: [3, 1] }).itemSync()).toBe(0.25);
    expect(zeroOneLoss([1, 0], [1, 1], { sampleWeight: [3, 1.5], normalize: false }).itemSync()).toBe(1.5);
    expect(zeroOneLoss(tensor([0.2, 0.7]).greater(0.5), [true, true]).itemSync()).toBe(0.5);
  });

  test("NaN is no class, and nothing has no share", () => {
    expect(zeroOneLoss([NaN], [NaN]).itemSync()).toBe(1);
    expect(zeroOneLoss([], []).itemSync()).toBeNaN();
  });

  test("shapes that differ are an error", () => {
    expect(() => zeroOneLoss([1, 2], [1])).toThrow(
      "must have one shape, a class for each sample, not [2], [1].",
    );
  });
});
