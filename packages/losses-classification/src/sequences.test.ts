import { sampleInputs } from "@surprisal/loss-registry";
import { arange, randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { ctc } from "./ctc.js";
import { rnnt } from "./rnnt.js";

const ln = Math.log;
const flat = (shape: number[]) => tensor(0, { dtype: "float64" }).expand(shape);

describeLoss(ctc, {
  sample: (seed) => ({
    ...sampleInputs(ctc, { shape: [2, 3, 3], seed, dtype: "float64" }),
    target: tensor(
      [
        [1, 2],
        [2, -1],
      ],
      { dtype: "int32" },
    ),
  }),
  values: [
    // Two frames of even odds: three of the four sayings spell one label.
    [{ prediction: flat([1, 2, 2]), target: [[1]] }, [ln(4 / 3)]],
    [{ prediction: flat([1, 2, 2]), target: [[-1]] }, [ln(4)]],
    // A label said twice needs a blank between: one saying of 3³.
    [{ prediction: flat([1, 3, 3]), target: [[1, 1]] }, [3 * ln(3)]],
    [{ prediction: flat([1, 2, 3]), target: [[1, 1]] }, [Infinity]],
    [{ prediction: flat([1, 2, 3]), target: [[1, 1]], options: { zeroInfinity: true } }, [0]],
    [{ prediction: flat([1, 2, 3]), target: [[1, 0]] }, [Infinity]],
    [{ prediction: flat([1, 2, 3]), target: [[1, 0]], options: { blank: -1 } }, [2 * ln(3)]],
    [
      { prediction: flat([2, 2, 2]), target: [[1], [1]], options: { inputLengths: [2, 0] } },
      [ln(4 / 3), Infinity],
    ],
    [{ prediction: flat([1, 2, 2]), target: [[1]], options: { inputLengths: [0], targetLengths: [0] } }, [0]],
    [
      {
        prediction: [
          [
            [-Infinity, 0],
            [0, -Infinity],
          ],
        ],
        target: [[1]],
      },
      [0],
    ],
    [
      {
        prediction: [
          [
            [1e4, -1e4],
            [-1e4, 1e4],
          ],
        ],
        target: [[1]],
      },
      [0],
    ],
    [{ prediction: flat([1, 2, 3]), target: [[1, 2]], options: { divideByLength: true } }, [ln(3)]],
  ],
  gradients: [
    [{ prediction: flat([1, 2, 3]), target: [[1, 1]] }, flat([1, 2, 3])],
    [
      {
        prediction: [
          [
            [NaN, 0],
            [0, 0],
          ],
        ],
        target: [[1]],
        options: { inputLengths: [0] },
      },
      flat([1, 2, 2]),
    ],
    [{ prediction: flat([1, 1, 2]), target: [[1]] }, [[[0.5, -0.5]]]],
  ],
});

describeLoss(rnnt, {
  sample: (seed) => ({
    prediction: randomNormal([2, 2, 2, 2], { seed, dtype: "float64" }),
    target: tensor([[0], [-1]], { dtype: "int32" }),
  }),
  values: [
    // One way: a label, a blank.
    [{ prediction: flat([1, 1, 2, 2]), target: [[0]] }, [2 * ln(2)]],
    // The label in either of two frames.
    [{ prediction: flat([1, 2, 2, 2]), target: [[0]] }, [3 * ln(2) - ln(2)]],
    [{ prediction: flat([1, 2, 2, 2]), target: [[-1]] }, [2 * ln(2)]],
    [{ prediction: flat([1, 2, 2, 2]), target: [[1]], options: { blank: 0 } }, [2 * ln(2)]],
    [{ prediction: flat([1, 2, 2, 2]), target: [[0]], options: { inputLengths: [0] } }, [Infinity]],
  ],
});

/** Every row of `length` numbers below `base`. */
function* tuples(base: number, length: number): Generator<number[]> {
  for (let code = 0; code < base ** length; code++) {
    yield Array.from({ length }, (_, i) => Math.floor(code / base ** i) % base);
  }
}

/** Minus the logarithm of the summed probabilities of the sayings that spell the target, of [T, C] or [T, S + 1, C]. */
const total = (logs: number[]) => -ln(logs.reduce((sum, log) => sum + Math.exp(log), 0));

describe("the sum over all alignments, one by one", () => {
  test.each([
    [[1, 2], 0],
    [[1, 1], 0],
    [[0, 2], 1],
    [[], 2],
  ])("is ctc's for target %j and blank %i", (target, blank) => {
    const logits = sampleInputs(ctc, { shape: [1, 5, 3], seed: 3, dtype: "float64" }).prediction;
    const logP = logits.logSoftmax(-1).squeeze(0).arraySync() as number[][];
    const spelt = (said: number[]) => said.filter((one, i) => one !== blank && one !== said[i - 1]);
    const logs = [...tuples(3, 5)]
      .filter((said) => `${spelt(said)}` === `${target}`)
      .map((said) => said.reduce((sum, one, t) => sum + (logP[t]?.[one] ?? 0), 0));
    const padded = [[...target, -1]];
    expect(ctc(logits, padded, { blank })).toBeAllClose(total(logs), { relative: 1e-13 });
  });

  test("is the transducer's", () => {
    const logits = sampleInputs(rnnt, { shape: [1, 3], seed: 3, dtype: "float64" }).prediction;
    const logP = logits.logSoftmax(-1).squeeze(0).arraySync() as number[][][];
    // Five moves, of which three go on to the next frame, the last of all among them.
    const target = [0, 1];
    const logs = [...tuples(2, 5)]
      .filter((moves) => moves[4] === 1 && moves.filter((move) => move === 1).length === 3)
      .map((moves) => {
        let [log, frame, emitted] = [0, 0, 0];
        for (const goOn of moves) {
          log += logP[frame]?.[emitted]?.[goOn ? 2 : (target[emitted] ?? 2)] ?? 0;
          if (goOn) frame++;
          else emitted++;
        }
        return log;
      });
    expect(rnnt(logits, [target])).toBeAllClose(total(logs), { relative: 1e-13 });
  });
});

test("the probabilities of all targets sum to 1", () => {
  const logits = sampleInputs(ctc, { shape: [1, 3, 3], seed: 5, dtype: "float64" }).prediction;
  const targets = [0, 1, 2, 3].flatMap((length) =>
    [...tuples(2, length)].map((row) => row.map((one) => one + 1)),
  );
  const likelihoods = targets.map((target) => Math.exp(-ctc(logits, [[...target, -1]]).itemSync()));
  expect(likelihoods.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

test.each([
  ["ctc", ctc, [3, 5, 3]],
  ["rnnt", rnnt, [3, 3]],
] as const)(
  "%s: frames and labels beyond the lengths do not count, whatever they are",
  (_name, loss, shape) => {
    const drawn = sampleInputs(loss, { shape, seed: 2, dtype: "float64" });
    const target = drawn.target.mul([1, 0]).add([0, 9]);
    const length = drawn.prediction.shape[1] ?? 0;
    const frames = arange(length)
      .less(2)
      .reshape([length, ...drawn.prediction.shape.slice(2).fill(1)]);
    const options = { inputLengths: [2, 2, 2], targetLengths: [1, 1, 1] };
    const { value, gradient } = loss.valueAndGrad(
      frames.where(drawn.prediction, Number.NaN),
      target,
      options,
    );
    const short = drawn.prediction.narrow(1, 0, 2);
    const alone = loss.valueAndGrad(short, drawn.target.mul([1, 0]).add([0, -1]));
    expect(value).toBeAllClose(alone.value);
    expect(gradient.narrow(1, 0, 2)).toBeAllClose(alone.gradient, { absolute: 1e-15 });
    expect(gradient.narrow(1, 2, length).equal(0).all().itemSync()).toBe(1);
  },
);

test("log-probabilities may stand for the logits", () => {
  const { prediction, target } = sampleInputs(ctc, { shape: [2, 4, 3], seed: 1, dtype: "float64" });
  const [one, other] = [prediction, prediction.logSoftmax(-1)].map((z) => ctc.valueAndGrad(z, target));
  expect(other?.value).toBeAllClose(one?.value ?? [], { relative: 1e-14 });
  expect(other?.gradient).toBeAllClose(one?.gradient ?? [], { absolute: 1e-14 });
});

describe("what does not fit", () => {
  const logits = flat([2, 3, 4]);
  const target = [
    [1, 2],
    [3, 1],
  ];

  test.each<[string, () => Tensor, string]>([
    ["logits of another rank", () => ctc(flat([3, 4]), target), "ctc: the logits [3, 4] must be [N, T, C]."],
    [
      "a target of other samples",
      () => ctc(logits, [[1, 2]]),
      "one row of labels for each of the 2 sequences",
    ],
    [
      "a class too many",
      () =>
        ctc(logits, [
          [1, 4],
          [1, 1],
        ]),
      "ctc: class 4 does not exist; there are 4",
    ],
    [
      "half a class",
      () =>
        ctc(logits, [
          [1, 0.5],
          [1, 1],
        ]),
      "ctc: class 0.5 does not exist",
    ],
    [
      "a class too many within the length",
      () =>
        ctc(
          logits,
          [
            [1, 9],
            [9, 9],
          ],
          { targetLengths: [1, 1] },
        ),
      "ctc: class 9 does not exist",
    ],
    [
      "a length beyond the input",
      () => ctc(logits, target, { inputLengths: [3, 4] }),
      "ctc: inputLengths 4 is no whole number from 0 to 3, the number of frames.",
    ],
    [
      "a length beyond the target",
      () => ctc(logits, target, { targetLengths: [2.5, 1] }),
      "ctc: targetLengths 2.5 is no whole number from 0 to 2, the width of the target.",
    ],
    [
      "lengths of others",
      () => ctc(logits, target, { inputLengths: [3] }),
      "ctc: inputLengths [1] must have one length",
    ],
    [
      "a blank that is none",
      () => ctc(logits, target, { blank: 4 }),
      "option blank must be one of the 4 classes",
    ],
    ["steps that the target lacks", () => rnnt(flat([2, 3, 2, 4]), target), "must have 3 along axis 2"],
  ])("%s is an error at the call", (_what, call, message) => {
    expect(call).toThrow(message);
  });

  test("computed classes and lengths are errors at the read", async () => {
    const four = tensor([3, 3]).add(1);
    await expect(ctc(logits, target, { inputLengths: four }).data()).rejects.toThrow(
      "ctc: inputLengths 4 is no whole",
    );
    await expect(ctc(logits, tensor(target).add(2)).data()).rejects.toThrow("ctc: class 4 does not exist");
  });

  test("classes beyond the length are not looked at", () => {
    const loss = ctc(
      logits,
      [
        [1, 99],
        [1, -100],
      ],
      { targetLengths: [1, 1], reduction: "sum" },
    );
    expect(loss.itemSync()).toBeGreaterThan(0);
  });
});
