import { type AnyLoss, sampleInputs } from "@surprisal/loss-registry";
import { type Tensor, type TensorLike, tensor } from "@surprisal/tensor";
import {
  currentTarget,
  describeLoss,
  type LossInputs,
  type LossUnderTest,
  type TestableLoss,
} from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { biTemperedLogistic } from "./bi-tempered-logistic.js";
import { categoricalHinge } from "./categorical-hinge.js";
import { classBalanced } from "./class-balanced.js";
import { coral } from "./coral.js";
import { crossEntropyWithZLoss } from "./cross-entropy-with-z-loss.js";
import { cumulativeLogit } from "./cumulative-logit.js";
import { entmaxLoss } from "./entmax-loss.js";
import { generalizedCrossEntropy } from "./generalized-cross-entropy.js";
import { knowledgeDistillation } from "./knowledge-distillation.js";
import { ldam } from "./ldam.js";
import { logitAdjusted } from "./logit-adjusted.js";
import { multiMargin } from "./multi-margin.js";
import { multiclassBrier } from "./multiclass-brier.js";
import { multiclassHinge } from "./multiclass-hinge.js";
import { multiclassPerceptron } from "./multiclass-perceptron.js";
import { nllLoss } from "./nll-loss.js";
import { poly1CrossEntropy } from "./poly1-cross-entropy.js";
import { softmaxFocal } from "./softmax-focal.js";
import { sparsemaxLoss } from "./sparsemax-loss.js";
import { sphericalScore } from "./spherical-score.js";
import { symmetricCrossEntropy } from "./symmetric-cross-entropy.js";

const [ln2, ln3, ln4] = [Math.LN2, Math.log(3), Math.log(4)];
/** p = 1/4, 3/4. */
const quarter = [[0, ln3]];
const both = [...quarter, ...quarter];

interface Row {
  readonly options?: { readonly [name: string]: unknown };
  readonly values: NonNullable<LossUnderTest["values"]>;
  readonly gradients?: NonNullable<LossUnderTest["gradients"]>;
  /** Default: class indices and distributions. */
  readonly target?: "indices" | "scores";
  /** The prediction ascends along the class axis. */
  readonly ordered?: boolean;
  /** No second derivative to compare: it jumps. */
  readonly kinked?: boolean;
}

const rows: readonly (readonly [AnyLoss, Row])[] = [
  [
    nllLoss,
    {
      values: [
        [{ prediction: [[-1, -2]], target: [1] }, [2]],
        [{ prediction: [[-1, -Infinity]], target: [[1, 0]] }, [1]],
        [{ prediction: [[0.25, 0.75]], target: [0], options: { input: "probs" } }, [ln4]],
        [{ prediction: [[0, 1]], target: [0], options: { input: "probs", eps: 1e-7 } }, [7 * Math.LN10]],
        [{ prediction: [[0, 1]], target: [0], options: { input: "probs" } }, [Infinity]],
      ],
      gradients: [
        [{ prediction: [[-1, -2]], target: [1] }, [[0, -1]]],
        [{ prediction: [[0.25, 0.75]], target: [0], options: { input: "probs" } }, [[-4, 0]]],
        [{ prediction: [[0, 1]], target: [1], options: { input: "probs" } }, [[0, -1]]],
        [{ prediction: [[0, 1]], target: [[0, 1]], options: { input: "probs" } }, [[0, -1]]],
        // The limit of −y/p at p = 0.
        [{ prediction: [[0, 1]], target: [0], options: { input: "probs" } }, [[-Infinity, 0]]],
        [{ prediction: [[0, 1]], target: [[1, 0]], options: { input: "probs" } }, [[-Infinity, 0]]],
        [{ prediction: [[0, 1]], target: [[0.25, 0.75]], options: { input: "probs" } }, [[-Infinity, -0.75]]],
        // Smoothing rules nothing out.
        [
          { prediction: [[0, 1]], target: [1], options: { input: "probs", labelSmoothing: 0.5 } },
          [[-Infinity, -0.75]],
        ],
      ],
    },
  ],
  [
    softmaxFocal,
    {
      options: { gamma: 1.5 },
      values: [
        [{ prediction: both, target: [1, 0], options: { gamma: 2 } }, [Math.log(4 / 3) / 16, (9 / 16) * ln4]],
        [{ prediction: both, target: [1, 0], options: { gamma: 0 } }, [Math.log(4 / 3), ln4]],
        [{ prediction: quarter, target: [[0.5, 0.5]] }, [Math.log(4 / 3) / 32 + (9 / 32) * ln4]],
        [{ prediction: [[0, -Infinity]], target: [1] }, [Infinity]],
      ],
      gradients: [
        // Certain, with a power below 1.
        [{ prediction: [[1000, 0]], target: [0], options: { gamma: 0.5 } }, [[0, 0]]],
        [{ prediction: [[1000, 0]], target: [1], options: { gamma: 0.5 } }, [[1, -1]]],
      ],
    },
  ],
  [
    poly1CrossEntropy,
    {
      values: [
        [{ prediction: both, target: [1, 0] }, [Math.log(4 / 3) + 0.5, ln4 + 1.5]],
        [
          { prediction: quarter, target: [[0.5, 0.5]], options: { epsilon: -1 } },
          [0.5 * (Math.log(4 / 3) + ln4 - 1)],
        ],
      ],
      gradients: [[{ prediction: [[-Infinity, 0]], target: [[0, 1]] }, [[0, 0]]]],
    },
  ],
  [
    generalizedCrossEntropy,
    {
      values: [
        [{ prediction: both, target: [1, 0] }, [2 - Math.sqrt(3), 1]],
        [{ prediction: both, target: [1, 0], options: { q: 1 } }, [0.25, 0.75]],
        [{ prediction: [[0, -Infinity]], target: [1] }, [2]],
      ],
      gradients: [[{ prediction: [[0, -Infinity]], target: [1] }, [[0, 0]]]],
    },
  ],
  [
    symmetricCrossEntropy,
    {
      values: [
        [{ prediction: quarter, target: [0] }, [0.1 * ln4 + 0.75 * 4 * Math.LN10]],
        [
          { prediction: quarter, target: [[0.5, 0.5]], options: { alpha: 1, beta: 2 } },
          [0.5 * (Math.log(4 / 3) + ln4) + 2 * ln2],
        ],
      ],
    },
  ],
  [
    crossEntropyWithZLoss,
    {
      options: { z: 0.1 },
      values: [
        [
          { prediction: both, target: [1, 0], options: { z: 0.5 } },
          [Math.log(4 / 3) + ln4 ** 2 / 2, ln4 + ln4 ** 2 / 2],
        ],
      ],
    },
  ],
  [
    biTemperedLogistic,
    {
      values: [
        [{ prediction: both, target: [1, 0], options: { t1: 1, t2: 1 } }, [Math.log(4 / 3), ln4]],
        // With t1 = 0 the squared error, halved.
        [{ prediction: quarter, target: [0], options: { t1: 0, t2: 1 } }, [0.5 * (9 / 16 + 9 / 16)]],
        // With t2 = 2, p = 1/(u − z), whose sum is 1: for the scores 0 and 3/2 with u = 3, and so p = 1/3, 2/3.
        [{ prediction: [[0, 1.5]], target: [0], options: { t1: 0, t2: 2 } }, [0.5 * (4 / 9 + 4 / 9)]],
        [{ prediction: quarter, target: [[0.25, 0.75]], options: { t2: 1 } }, [0]],
      ],
    },
  ],
  [
    multiclassHinge,
    {
      target: "indices",
      kinked: true,
      values: [
        [
          {
            prediction: [
              [2, 0.5, 0],
              [2, 1.5, 0],
            ],
            target: [0, 0],
          },
          [0, 0.5],
        ],
      ],
      gradients: [
        [{ prediction: [[0, 0, 0]], target: [0] }, [[-1, 0.5, 0.5]]],
        [{ prediction: [[0, 0, 0]], target: [0], options: { ties: "first" } }, [[-1, 1, 0]]],
        [{ prediction: [[1, 0]], target: [0] }, [[-0.5, 0.5]]],
      ],
    },
  ],
  [
    multiclassPerceptron,
    {
      target: "indices",
      kinked: true,
      values: [
        [
          {
            prediction: [
              [2, 0.5],
              [2, 0.5],
            ],
            target: [0, 1],
          },
          [0, 1.5],
        ],
      ],
      gradients: [
        [{ prediction: [[1, 1]], target: [0] }, [[-0.5, 0.5]]],
        [{ prediction: [[1, 1]], target: [0], options: { ties: "first" } }, [[0, 0]]],
      ],
    },
  ],
  [
    multiMargin,
    {
      target: "indices",
      kinked: true,
      values: [
        [{ prediction: [[2, 1.5, 0]], target: [0] }, [0.5 / 3]],
        [{ prediction: [[2, 1.5, 0]], target: [0], options: { p: 2, margin: 2 } }, [2.25 / 3]],
        [{ prediction: [[2, 1.5, 0]], target: [1], options: { classWeight: [1, 4, 1] } }, [2]],
      ],
      gradients: [
        [{ prediction: [[1, 0, 2]], target: [0] }, [[-1 / 3, 0, 1 / 3]]],
        [{ prediction: [[1, 0, 2]], target: [0], options: { p: 2 } }, [[-4 / 3, 0, 4 / 3]]],
      ],
    },
  ],
  [
    categoricalHinge,
    {
      kinked: true,
      values: [
        [
          {
            prediction: [
              [2, 0.5],
              [0.5, -1],
            ],
            target: [0, 0],
          },
          [0, 0.5],
        ],
        [{ prediction: [[2, 1]], target: [[0.5, 0.5]] }, [0.5]],
      ],
      gradients: [
        [{ prediction: [[0.5, 1]], target: [0] }, [[-1, 1]]],
        [{ prediction: [[1, 0]], target: [[1, 0]] }, [[0, 0]]],
      ],
    },
  ],
  [
    sparsemaxLoss,
    {
      values: [
        [
          {
            prediction: [
              [0, 0],
              [1, 0],
              [0, 1],
            ],
            target: [0, 0, 0],
          },
          [0.25, 0, 1],
        ],
        [{ prediction: [[0.5, 0]], target: [[0.75, 0.25]] }, [0]],
        [{ prediction: [[0, -Infinity]], target: [0] }, [0]],
        [{ prediction: [[0, -Infinity]], target: [[0.5, 0.5]] }, [Infinity]],
      ],
      gradients: [
        [{ prediction: [[1, 0.5, -1]], target: [0] }, [[-0.25, 0.25, 0]]],
        [{ prediction: [[1, 0.5, -Infinity]], target: [[0, 1, 0]] }, [[0.75, -0.75, 0]]],
      ],
    },
  ],
  [
    entmaxLoss,
    {
      options: { alpha: 1.7 },
      values: [
        // At equal scores −Ω(½, ½) = (1 − 2·2^−1.5)/0.75.
        [
          {
            prediction: [
              [0, 0],
              [2, 0],
            ],
            target: [0, 0],
            options: { alpha: 1.5 },
          },
          [(1 - Math.SQRT1_2) / 0.75, 0],
        ],
        [
          {
            prediction: [
              [0, 0],
              [0, 1],
            ],
            target: [0, 0],
            options: { alpha: 2 },
          },
          [0.25, 1],
        ],
      ],
      gradients: [[{ prediction: [[0, 0]], target: [0], options: { alpha: 1.5 } }, [[-0.5, 0.5]]]],
    },
  ],
  [
    multiclassBrier,
    {
      values: [
        [{ prediction: both, target: [1, 0] }, [1 / 8, 9 / 8]],
        [{ prediction: [[0.25, 0.75]], target: [[0.5, 0.5]], options: { input: "probs" } }, [1 / 8]],
      ],
    },
  ],
  [
    sphericalScore,
    {
      values: [
        [{ prediction: both, target: [1, 0] }, [-3 / Math.sqrt(10), -1 / Math.sqrt(10)]],
        [{ prediction: [[0.6, 0.8]], target: [[0.5, 0.5]], options: { input: "probs" } }, [-0.7]],
      ],
    },
  ],
  [
    knowledgeDistillation,
    {
      target: "scores",
      values: [
        [
          { prediction: [[0, 0]], target: [[0, ln3]], options: { temperature: 1 } },
          [ln2 - (ln4 - 0.75 * ln3)],
        ],
        [{ prediction: [[0, 0]], target: [[0, 2 * ln3]] }, [4 * (ln2 - (ln4 - 0.75 * ln3))]],
        [{ prediction: [[0, 0]], target: [[0, -Infinity]] }, [4 * ln2]],
      ],
      gradients: [[{ prediction: [[0, 0]], target: [[0, -Infinity]] }, [[-1, 1]]]],
    },
  ],
  [
    coral,
    {
      target: "indices",
      values: [
        [
          {
            prediction: [
              [0, ln3],
              [0, ln3],
              [0, ln3],
            ],
            target: [0, 1, 2],
          },
          [ln2 + ln4, ln2 + ln4, ln2 + Math.log(4 / 3)],
        ],
        [{ prediction: [[Infinity, -Infinity]], target: [1] }, [0]],
      ],
      gradients: [[{ prediction: [[0, 0]], target: [1] }, [[-0.5, 0.5]]]],
    },
  ],
  [
    cumulativeLogit,
    {
      target: "indices",
      ordered: true,
      values: [
        [
          {
            prediction: [
              [-ln3, ln3],
              [-ln3, ln3],
              [-ln3, ln3],
            ],
            target: [0, 1, 2],
          },
          [ln4, ln2, ln4],
        ],
        [{ prediction: [[0, 0]], target: [1] }, [Infinity]],
        // A sole class has no logit.
        [{ prediction: tensor([]).reshape([2, 0]), target: [0, 0] }, [0, 0]],
        // Where both σ round to 1: e^−50 − e^−60.
        [{ prediction: [[50, 60]], target: [1] }, [50 - Math.log1p(-Math.exp(-10))]],
      ],
      gradients: [[{ prediction: [[0, 100]], target: [0] }, [[-0.5, 0]]]],
    },
  ],
  [
    classBalanced,
    {
      values: [
        [
          { prediction: both, target: [1, 0], options: { classCounts: [1, 2], beta: 0.5 } },
          [0.8 * Math.log(4 / 3), 1.2 * ln4],
        ],
        [{ prediction: quarter, target: [0] }, [ln4]],
      ],
    },
  ],
  [
    logitAdjusted,
    {
      values: [
        [{ prediction: [[0, 0]], target: [1], options: { classCounts: [3, 1] } }, [ln4]],
        [
          {
            prediction: [[0, ln3]],
            target: [[0.5, 0.5]],
            options: { classCounts: [9, 1], tau: 0.5 },
          },
          [ln2],
        ],
      ],
    },
  ],
  [
    ldam,
    {
      options: { scale: 2 },
      values: [
        [{ prediction: [[0, 0]], target: [1], options: { scale: 1 } }, [Math.log1p(Math.exp(0.5))]],
        [
          { prediction: [[0, 0]], target: [1], options: { scale: 2, classCounts: [1, 16] } },
          [Math.log1p(Math.exp(0.5))],
        ],
      ],
    },
  ],
];

/** Not normalised, drawn to 0, or with a class more than scores. */
const soleClassHasSlope: readonly AnyLoss[] = [
  nllLoss,
  crossEntropyWithZLoss,
  categoricalHinge,
  coral,
  cumulativeLogit,
];

/** Class axis last, in the middle, and targets that are distributions: each loss has one of them, in turn. */
const layouts = [
  { shape: [2, 3], axis: -1 },
  { shape: [2, 3, 2], axis: 1 },
  { shape: [2, 3], axis: -1, target: "distribution" },
] as const;

const target = currentTarget();
const dtype = target.dtypes.at(-1) ?? "float32";
const close = dtype === "float64" ? { relative: 1e-14 } : { relative: 1e-5, absolute: 1e-6 };

describe.each(rows.map(([loss, row], i) => [loss.name, loss, row, i] as const))(
  "%s",
  (_name, loss, row, i) => {
    const kinds = row.target === undefined ? layouts : layouts.slice(0, 2);
    const layout = kinds[i % kinds.length] ?? layouts[0];

    describeLoss(loss as unknown as TestableLoss, {
      sample: (seed) =>
        ({
          ...sampleInputs(loss, { ...layout, seed, dtype: "float64" }),
          options: { axis: layout.axis, ...row.options },
        }) as LossInputs,
      values: row.values,
      gradients: row.gradients ?? [],
      gradientCheck: { second: row.kinked !== true },
    });

    const call = loss as unknown as (prediction: TensorLike, target: TensorLike, options?: object) => Tensor;
    const both = loss as unknown as {
      valueAndGrad(
        prediction: TensorLike,
        target: TensorLike,
        options?: object,
      ): { value: Tensor; gradient: Tensor };
    };
    const drawn = sampleInputs(loss, { shape: [4, 3], seed: 7, dtype: "float64" });
    const [z, y] = [drawn.prediction as Tensor, drawn.target as Tensor];
    const none = { reduction: "none", ...row.options };

    describe(`on ${target.name}`, () => {
      const [scores, labels] = [z, y].map((x) => target.place(x.dtype === "float64" ? x.cast(dtype) : x)) as [
        Tensor,
        Tensor,
      ];
      const gradientOf = async (prediction: TensorLike, label: TensorLike, options?: object) => {
        const { value, gradient } = both.valueAndGrad(prediction, label, { ...row.options, ...options });
        const [found, slopes] = await Promise.all([target.read(value), target.read(gradient)]);
        return { value: found[0] as number, gradient: slopes };
      };
      const placed = (values: number[][]) => target.place(tensor(values, { dtype }));

      test("the class axis may be the first", async () => {
        const label = labels.rank === 2 ? labels.transpose() : labels;
        const turned = call(scores.transpose(), label, { ...none, axis: 0 });
        expect(await target.read(turned)).toBeAllClose(await target.read(call(scores, labels, none)), close);
      });

      test("scores far apart have a loss and a gradient", async () => {
        const far = [1e4, -1e4, 0];
        const ordered = placed([row.ordered ? far.toSorted((a, b) => a - b) : far]);
        for (const label of labels.rank === 2 ? [placed([far.map((x) => -x)])] : [[0], [1]]) {
          const { value, gradient } = await gradientOf(ordered, label);
          expect(value).not.toBeNaN();
          expect([...gradient].every(Number.isFinite)).toBe(true);
        }
      });

      if (row.target === "scores") return;

      test("ignored samples have no loss, no gradient and do not count, whatever their scores", async () => {
        const gone = target.place(tensor([false, true, false, false])).unsqueeze(1);
        const spoiled = gone.where(Number.NaN, scores);
        const { value, gradient } = await gradientOf(spoiled, [0, -7, 1, -7], { ignoreIndex: -7 });
        const kept = await gradientOf(scores.take([0, 2], 0), [0, 1]);
        expect([value]).toBeAllClose([kept.value], close);
        expect([...gradient.slice(0, 3), ...gradient.slice(6, 9)]).toBeAllClose([...kept.gradient], close);
        expect([...gradient.slice(3, 6), ...gradient.slice(9)]).toEqual([0, 0, 0, 0, 0, 0]);
      });

      test("when all are ignored the sum is 0, and the mean NaN", async () => {
        const read = (reduction: string) =>
          call(scores, [9, 9, 9, 9], { ...row.options, reduction, ignoreIndex: 9 }).item();
        expect([await read("sum"), await read("mean")]).toEqual([0, Number.NaN]);
      });

      if (!soleClassHasSlope.includes(loss)) {
        test("a sole class is always right", async () => {
          const { gradient } = await gradientOf(placed([[0.3], [-2]]), [0, 0]);
          expect([...gradient]).toEqual([0, 0]);
        });
      }

      test("classes that do not exist are errors, at the read where they were computed", async () => {
        const classes = target.place(tensor([0, 0, 0, 16])).add(1);
        const read = call(scores, classes, row.options).data();
        await expect(read).rejects.toThrow(`${loss.name}: class 17 does not exist`);
      });
    });

    const { convex, lipschitz } = loss.definition.properties;

    if (convex) {
      test("convex: between two predictions the loss lies below the chord", () => {
        const other = sampleInputs(loss, { shape: [4, 3], seed: 8, dtype: "float64" }).prediction as Tensor;
        const between = call(z.mul(0.3).add(other.mul(0.7)), y, none);
        const chord = call(z, y, none)
          .mul(0.3)
          .add(call(other, y, none).mul(0.7));
        expect(chord.sub(between).min().itemSync()).toBeGreaterThan(-1e-14);
      });
    }

    if (lipschitz !== undefined) {
      test("no slope is steeper than it says", () => {
        const steep = both
          .valueAndGrad(z.mul(20), y, { ...row.options, reduction: "sum" })
          .gradient.abs()
          .max();
        expect(steep.itemSync()).toBeLessThanOrEqual(Number(lipschitz) + 1e-14);
      });
    }

    if (row.target === "scores") return;

    if (row.target === undefined) {
      test("a class index costs what the distribution that is certain of it costs", () => {
        const options = { ...none, classWeight: undefined };
        expect(call(z, y, options)).toBeAllClose(call(z, y.oneHot(3, "float64"), options), {
          absolute: 1e-14,
        });
      });
    }

    test("classes that do not exist are errors", () => {
      expect(() => call(z, [0, 1, 2, 17], row.options)).toThrow(`${loss.name}: class 17 does not exist`);
      expect(() => call(z, [0, 0.5, 0, 0], row.options)).toThrow(`${loss.name}: class 0.5 does not exist`);
      expect(() => call(z, [0, -7, 2, 17], { ...row.options, ignoreIndex: -7 })).toThrow(
        "class 17 does not exist",
      );
    });

    if (row.target === "indices") {
      test("distributions as targets are an error", () => {
        expect(() => call(z, z, row.options)).toThrow(
          `${loss.name}: the target [4, 3] must hold class indices`,
        );
      });
    }
  },
);
