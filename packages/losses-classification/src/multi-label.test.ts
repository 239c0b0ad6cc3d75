import { type AnyLoss, sampleInputs } from "@surprisal/loss-registry";
import { grad, tensor } from "@surprisal/tensor";
import { describeLoss, type LossInputs, type LossUnderTest } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { asymmetricMultilabel } from "./asymmetric-multilabel.js";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { multilabelMargin } from "./multilabel-margin.js";
import { multilabelSoftMargin } from "./multilabel-soft-margin.js";
import { sigmoidFocal } from "./sigmoid-focal.js";
import { twoWay } from "./two-way.js";
import { zlpr } from "./zlpr.js";

const ln2 = Math.LN2;
const [ln3, ln4] = [Math.log(3), Math.log(4)];
const log1p = Math.log1p;

const crossed = {
  prediction: [
    [0, 0],
    [0, 0],
  ],
  target: [
    [1, 0],
    [0, 1],
  ],
};

type Row = Omit<LossUnderTest, "sample"> & { readonly options?: LossInputs["options"] };

const rows: readonly (readonly [AnyLoss, Row])[] = [
  [
    multilabelSoftMargin,
    {
      options: { classWeight: tensor([1, 2, 0.5]) },
      values: [
        [{ prediction: [[0, ln3]], target: [[1, 0]] }, [(ln2 + ln4) / 2]],
        [{ prediction: [[0], [ln3]], target: [[1], [0]], options: { axis: 0 } }, [(ln2 + ln4) / 2]],
        [{ prediction: [[0, ln3]], target: [[1, 0]], options: { classWeight: tensor([2, 0]) } }, [ln2]],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]] }, [1e4]],
        [{ prediction: [[1e4, -1e4]], target: [[1, 0]] }, [0]],
        [{ prediction: [[Infinity, -Infinity]], target: [[1, 0]] }, [0]],
      ],
      gradients: [[{ prediction: [[0, ln3]], target: [[1, 0]] }, [[-1 / 4, 3 / 8]]]],
    },
  ],
  [
    multilabelMargin,
    {
      values: [
        // PyTorch's own example.
        [
          { prediction: [[0.1, 0.2, 0.4, 0.8]], target: [[3, 0, -1, 1]], options: { labels: "indices" } },
          [0.85],
        ],
        [
          { prediction: [[0.1], [0.2], [0.4], [0.8]], target: [[1], [0], [0], [1]], options: { axis: 0 } },
          [0.85],
        ],
        [{ prediction: [[0, 0.5]], target: [[1, 0]], options: { margin: 0.2 } }, [0.35]],
        [
          {
            prediction: [
              [3, 4],
              [3, 4],
            ],
            target: [
              [1, 1],
              [0, 0],
            ],
          },
          [0, 0],
        ],
        [
          {
            prediction: [
              [3, 4],
              [3, 4],
            ],
            target: [
              [0, 1],
              [-1, 0],
            ],
            options: { labels: "indices" },
          },
          [0, 0],
        ],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]] }, [10000.5]],
      ],
      // 0 at the kink, where the classes are 1 apart.
      gradients: [[{ prediction: [[0, 0.5, -1]], target: [[1, 0, 0]] }, [[-1 / 3, 1 / 3, 0]]]],
    },
  ],
  [
    asymmetricMultilabel,
    {
      options: { margin: 0.2 },
      values: [
        [
          { prediction: [[0, -Math.log(24), 0]], target: [[1, 0, 0]] },
          [[ln2 / 2, 0, 0.45 ** 4 * -Math.log(0.55)]],
        ],
        [{ prediction: [[ln3]], target: [[0]], options: { gammaNegative: 1, margin: 0 } }, [[0.75 * ln4]]],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]], options: { margin: 0 } }, [[1e4, 1e4]]],
        [{ prediction: [[1e4, -1e4]], target: [[1, 0]] }, [[0, 0]]],
        [{ prediction: [[Infinity, -Infinity]], target: [[1, 0]], options: { margin: 0 } }, [[0, 0]]],
        [
          { prediction: [[Infinity, -Infinity]], target: [[0, 1]], options: { margin: 0 } },
          [[Infinity, Infinity]],
        ],
      ],
      gradients: [
        [{ prediction: [[-5, 1e4, -1e4]], target: [[0, 1, 0]] }, [[0, 0, 0]]],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]], options: { margin: 0 } }, [[1, -1]]],
      ],
    },
  ],
  [
    zlpr,
    {
      values: [
        [{ prediction: [[0, ln2, -ln3]], target: [[1, 0, 0]] }, [ln2 + log1p(2 + 1 / 3)]],
        [{ prediction: [[0], [ln2]], target: [[1], [1]], options: { axis: 0 } }, [log1p(1.5)]],
        [
          {
            prediction: [
              [0, 0],
              [0, 0],
            ],
            target: [
              [1, 1],
              [0, 0],
            ],
          },
          [ln3, ln3],
        ],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]] }, [2e4]],
        [{ prediction: [[1e4, -1e4]], target: [[1, 0]] }, [0]],
        [{ prediction: [[Infinity, -Infinity]], target: [[1, 0]] }, [0]],
      ],
      gradients: [
        [{ prediction: [[0, 0, 0]], target: [[1, 0, 0]] }, [[-1 / 2, 1 / 3, 1 / 3]]],
        [{ prediction: [[1e4, 1e4, -1e4]], target: [[0, 0, 1]] }, [[0.5, 0.5, -1]]],
        [{ prediction: [[0, 1e4]], target: [[0, 1]] }, [[0.5, 0]]],
      ],
    },
  ],
  [
    twoWay,
    {
      options: { temperature: 2 },
      independentSamples: false,
      mask: false,
      values: [
        // Rows: softplus(0); columns likewise.
        [crossed, 2 * ln2],
        // Row: log(2 + 3) + T log e^(−0/T); the first column has a positive alone, the others none.
        [{ prediction: [[0, ln2, ln3]], target: [[1, 0, 0]] }, log1p(5)],
        // T log(2) − T · ln2/T in the row of two positives.
        [{ prediction: [[ln2, ln2, 0]], target: [[1, 1, 0]], options: { temperature: 2 } }, log1p(2)],
        [{ prediction: [[0, 0]], target: [[0, 0]] }, 0],
        [
          {
            prediction: [
              [1e4, -1e4],
              [-1e4, 1e4],
            ],
            target: [
              [0, 1],
              [1, 0],
            ],
          },
          4e4,
        ],
        [{ prediction: [[Infinity, -Infinity]], target: [[1, 0]] }, 0],
        [{ prediction: [[Infinity, -Infinity]], target: [[0, 1]] }, Infinity],
        // Lines without a positive, or a negative, cost nothing whatever their logits.
        [{ prediction: [[Infinity, 0]], target: [[0, 0]] }, 0],
        [{ prediction: [[-Infinity, 0]], target: [[1, 1]] }, 0],
      ],
      gradients: [
        [
          crossed,
          [
            [-0.5, 0.5],
            [0.5, -0.5],
          ],
        ],
        [{ prediction: [[1e4, -1e4]], target: [[1, 1]] }, [[0, 0]]],
        [{ prediction: [[Infinity, -Infinity]], target: [[1, 0]] }, [[0, 0]]],
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

const logits = tensor(
  [
    [-2, 0.5, 1],
    [0.3, -0.7, 4],
  ],
  { dtype: "float64" },
);
const labels = tensor(
  [
    [1, 0, 1],
    [0, 0, 1],
  ],
  { dtype: "float64" },
);

test("the soft margin is the mean binary cross-entropy over the classes", () => {
  const expected = binaryCrossEntropyWithLogits(logits, labels, { reduction: "none" }).mean(1);
  expect(multilabelSoftMargin(logits, labels, { reduction: "none" })).toBeAllClose(expected);
});

test("the asymmetric loss without margin and asymmetry is the focal loss", () => {
  const options = { gammaPositive: 3, gammaNegative: 3, margin: 0, reduction: "none" } as const;
  const expected = sigmoidFocal(logits, labels, { gamma: 3, reduction: "none" });
  expect(asymmetricMultilabel(logits, labels, options)).toBeAllClose(expected);
});

test("zlpr bounds the loss of all pairs of a class that a sample has and one that it has not", () => {
  // log(1 + Σ_n Σ_p e^(z_n − z_p)) ≤ zlpr, as both factors are at least 1.
  const pairs = labels
    .equal(0)
    .where(logits.exp(), 0)
    .sum(1)
    .mul(labels.equal(1).where(logits.neg().exp(), 0).sum(1));
  const bound = zlpr(logits, labels, { reduction: "none" }).sub(pairs.log1p());
  expect(bound.min().itemSync()).toBeGreaterThan(0);
});

test("the two ways are one another's transpose", () => {
  const turned = twoWay(logits.transpose(), labels.transpose());
  expect(twoWay(logits, labels)).toBeAllClose(turned);
  const slope = grad((z) => twoWay(z, labels))(logits);
  expect(grad((z) => twoWay(z, labels.transpose()))(tensor(logits.transpose())).transpose()).toBeAllClose(
    slope,
  );
});

test("labels must be as many as the logits, and indices exist", () => {
  for (const loss of [multilabelSoftMargin, multilabelMargin, zlpr]) {
    expect(() => loss(logits, [1, 2])).toThrow("in the shape [2, 3] of the logits. target.oneHot(classes)");
  }
  expect(() => twoWay([1, 2], [0, 1])).toThrow("must have one shape [samples, classes]");
  expect(() => multilabelMargin([[1, 2]], [[2, -1]], { labels: "indices" })).toThrow(
    "class 2 does not exist",
  );
  expect(() => multilabelSoftMargin(logits, labels, { classWeight: [1, 2] })).toThrow("must have one weight");
});
