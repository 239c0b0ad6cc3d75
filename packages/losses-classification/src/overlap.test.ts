import { type AnyLoss, sampleInputs } from "@surprisal/loss-registry";
import { type Tensor, tensor } from "@surprisal/tensor";
import { describeLoss, type LossInputs, type LossUnderTest } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { combo } from "./combo.js";
import { dice } from "./dice.js";
import { diceCrossEntropy } from "./dice-cross-entropy.js";
import { diceFocal } from "./dice-focal.js";
import { focalTversky } from "./focal-tversky.js";
import { generalizedDice } from "./generalized-dice.js";
import { jaccard } from "./jaccard.js";
import { logCoshDice } from "./log-cosh-dice.js";
import { tversky } from "./tversky.js";

const ln2 = Math.LN2;
const [ln3, ln4] = [Math.log(3), Math.log(4)];

/** One found, one found wrongly, two missed, one rightly left; then nothing where nothing is. */
const found = [
  [1, 1, 0, 0, 0],
  [0, 0, 0, 0, 0],
];
const truth = [
  [1, 0, 1, 1, 0],
  [0, 0, 0, 0, 0],
];
const at = (options: LossInputs["options"]): LossInputs => ({ prediction: found, target: truth, options });
const half = { prediction: [[0.5, 0.5]], target: [[1, 0]] };
/** Logits whose probabilities are ½, ¾ and ¼. */
const logits = { prediction: [[0, ln3, -ln3]], target: [[1, 1, 0]] };
const logitsDice = 1 - 2.5 / 3.5;
const logitsCost = (ln2 + 2 * Math.log(4 / 3)) / 3;

/** Three pixels in two classes, whose volumes are 1 and 2. */
const pixels = {
  prediction: [
    [
      [1, 0],
      [0.5, 0.5],
      [0, 1],
    ],
  ],
  target: [
    [
      [1, 0],
      [0, 1],
      [0, 1],
    ],
  ],
};

type Row = Omit<LossUnderTest, "sample"> & { readonly options?: LossInputs["options"] };

const rows: readonly (readonly [AnyLoss, Row])[] = [
  [
    dice,
    {
      options: { squared: true, smooth: 0.5, activation: "sigmoid" },
      values: [
        [at({ smooth: 0 }), [1 - 2 / 5, NaN]],
        [at({}), [1 - 3 / 6, 0]],
        // Keras adds below alone: there nothing is not found.
        [at({ smooth: 0, eps: 1 }), [1 - 2 / 6, 1]],
        [at({ smooth: 0, per: "batch" }), 1 - 2 / 5],
        [at({ per: "class" }), [0, 1 / 2, 1 / 2, 1 / 2, 0]],
        [
          at({ per: "sampleAndClass" }),
          [
            [0, 1 / 2, 1 / 2, 1 / 2, 0],
            [0, 0, 0, 0, 0],
          ],
        ],
        [at({ per: "class", axis: 0, smooth: 1 }), [1 / 2, 0]],
        [{ ...half, options: { smooth: 0, squared: true } }, [1 - 1 / 1.5]],
        [{ ...logits, options: { smooth: 0, activation: "sigmoid" } }, [logitsDice]],
        [
          { prediction: [[0, ln3]], target: [[0, 1]], options: { smooth: 0, activation: "softmax" } },
          [1 / 4],
        ],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]], options: { smooth: 0, activation: "sigmoid" } }, [1]],
      ],
      // (I − y(S))·2/S² with I = ½ and S = 2.
      gradients: [[{ ...half, options: { smooth: 0 } }, [[-0.75, 0.25]]]],
    },
  ],
  [
    jaccard,
    {
      options: { activation: "softmax" },
      values: [
        [at({ smooth: 0 }), [1 - 1 / 4, NaN]],
        [at({}), [1 - 2 / 5, 0]],
        [at({ smooth: 0, per: "batch" }), 1 - 1 / 4],
        [{ ...half, options: { smooth: 0 } }, [1 - 0.5 / 1.5]],
      ],
      gradients: [[{ ...half, options: { smooth: 0 } }, [[-1 / 1.5, 0.5 / 2.25]]]],
    },
  ],
  [
    tversky,
    {
      options: { alpha: 0.2, beta: 0.9, smooth: 0.3 },
      values: [
        [at({ smooth: 0, alpha: 0.3, beta: 0.7 }), [1 - 1 / 2.7, NaN]],
        [at({ alpha: 0.3, beta: 0.7 }), [1 - 2 / 3.7, 0]],
        [at({ smooth: 0, alpha: 0.3, beta: 0.7, per: "batch" }), 1 - 1 / 2.7],
      ],
    },
  ],
  [
    focalTversky,
    {
      options: { alpha: 0.2, beta: 0.9, gamma: 1.5 },
      values: [
        [at({ alpha: 0.3, beta: 0.7 }), [(1 - 2 / 3.7) ** 0.75, 0]],
        [at({ alpha: 0.3, beta: 0.7, gamma: 2 }), [(1 - 2 / 3.7) ** 2, 0]],
        [{ prediction: [[NaN, 1]], target: [[1, 1]] }, [NaN]],
      ],
      // A perfect prediction, where the power has an infinite slope.
      gradients: [[{ prediction: [[1, 0]], target: [[1, 0]] }, [[0, 0]]]],
    },
  ],
  [
    logCoshDice,
    {
      options: { activation: "sigmoid" },
      values: [[at({}), [Math.log(Math.cosh(0.5)), 0]]],
    },
  ],
  [
    generalizedDice,
    {
      options: { activation: "softmax" },
      values: [
        // Weights 1 and ¼.
        [{ ...pixels, options: { smooth: 0 } }, [1 - (2 * (1 + 1.5 / 4)) / (2.5 + 3.5 / 4)]],
        [{ ...pixels, options: { smooth: 1, power: 0 } }, [1 - 6 / 7]],
        // The second class is absent, and weighs as the first.
        [{ prediction: [[[1, 0.5]]], target: [[[1, 0]]], options: { smooth: 0 } }, [1 - 2 / 2.5]],
        [{ prediction: [[[0, 0.5]]], target: [[[0, 0]]] }, [0]],
        [
          { prediction: [[[1], [0.5]]], target: [[[1], [0]]], options: { smooth: 0, axis: 1 } },
          [1 - 2 / 2.5],
        ],
      ],
    },
  ],
  [
    diceCrossEntropy,
    {
      options: { diceWeight: 0.5, crossEntropyWeight: 2 },
      values: [
        [{ ...logits, options: { smooth: 0 } }, [logitsDice + logitsCost]],
        [
          { ...logits, options: { smooth: 0, diceWeight: 2, crossEntropyWeight: 3 } },
          [2 * logitsDice + 3 * logitsCost],
        ],
        [{ ...logits, options: { smooth: 0, per: "batch" } }, logitsDice + logitsCost],
        [{ prediction: [[1e4, -1e4]], target: [[0, 1]], options: { smooth: 0 } }, [10001]],
      ],
      gradients: [[{ prediction: [[1e4, -1e4]], target: [[0, 1]], options: { smooth: 0 } }, [[0.5, -0.5]]]],
    },
  ],
  [
    diceFocal,
    {
      options: { gamma: 1.5, alpha: 0.25 },
      values: [
        [{ ...logits, options: { smooth: 0, gamma: 0 } }, [logitsDice + logitsCost]],
        [
          { ...logits, options: { smooth: 0, gamma: 2, focalWeight: 3, diceWeight: 0 } },
          [ln2 / 4 + (2 * Math.log(4 / 3)) / 16],
        ],
      ],
    },
  ],
  [
    combo,
    {
      options: { alpha: 0.3, beta: 0.8 },
      values: [
        [{ ...logits, options: { smooth: 0 } }, [logitsCost / 4 + logitsDice / 2]],
        [
          { prediction: [[0, ln3]], target: [[1, 0]], options: { smooth: 0, alpha: 1, beta: 0.75 } },
          [(0.75 * ln2 + 0.25 * ln4) / 2],
        ],
        [{ ...logits, options: { smooth: 0, alpha: 0 } }, [logitsDice]],
      ],
    },
  ],
];

for (const [loss, { options = {}, ...row }] of rows) {
  describeLoss(loss, {
    ...row,
    sample: (seed) => ({ ...sampleInputs(loss, { shape: [3, 2, 2], seed, dtype: "float64" }), options }),
  });
}

const p = tensor(
  [
    [0.9, 0.3, 0.6, 0.1],
    [0.2, 0.8, 0.5, 0.4],
  ],
  { dtype: "float64" },
);
const y = tensor(
  [
    [1, 0, 1, 0],
    [0, 1, 1, 0],
  ],
  { dtype: "float64" },
);
const z = p.log().sub(p.neg().log1p());
const every = (loss: AnyLoss, prediction: Tensor, options: object): Tensor =>
  (loss as typeof dice)(prediction, y, { reduction: "none", ...options });
const d = every(dice, p, { smooth: 0 });
const bce = binaryCrossEntropyWithLogits(z, y, { reduction: "none" }).mean(1);

test.each<[what: string, one: Tensor, other: Tensor]>([
  ["dice is Tversky's with ½ and ½", every(dice, p, { smooth: 2 }), every(tversky, p, {})],
  ["jaccard is Tversky's with 1 and 1", every(jaccard, p, {}), every(tversky, p, { alpha: 1, beta: 1 })],
  ["jaccard is 2d/(1 + d) of dice d", every(jaccard, p, { smooth: 0 }), d.mul(2).div(d.add(1))],
  ["the first power of Tversky's is itself", every(focalTversky, p, { gamma: 1 }), every(tversky, p, {})],
  ["logits and a sigmoid are probabilities", every(dice, z, { activation: "sigmoid", smooth: 0 }), d],
  ["dice and cross-entropy add up", every(diceCrossEntropy, z, { smooth: 0 }), d.add(bce)],
  [
    "combo is half of both, and cross-entropy halved again",
    every(combo, z, { smooth: 0 }),
    d.div(2).add(bce.div(4)),
  ],
])("%s", (_, one, other) => {
  expect(one).toBeAllClose(other, { relative: 1e-12 });
});

describe("arguments that do not fit", () => {
  const losses: readonly AnyLoss[] = rows.map(([loss]) => loss);
  test.each(losses.map((loss) => [loss.name, loss as typeof dice] as const))("%s says so", (_, loss) => {
    expect(() => loss(p, [1, 0])).toThrow("must have one shape. target.oneHot(classes)");
    expect(() => loss([0.5, 0.5], [1, 0])).toThrow("Make one sample a batch of one: unsqueeze(0).");
    expect(() => loss(p, y, { axis: 2 })).toThrow("axis 2 does not exist in prediction [2, 4].");
  });
});
