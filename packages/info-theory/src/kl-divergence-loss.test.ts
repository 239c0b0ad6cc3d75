import { createLoss, sampleInputs } from "@surprisal/loss-registry";
import { grad, tensor } from "@surprisal/tensor";
import { checkGradient, describeLoss } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { klDivergence, klDivergenceLoss } from "./index.js";

const oo = Number.POSITIVE_INFINITY;
const { LN2 } = Math;

describe("of log-probabilities", () => {
  describeLoss(klDivergenceLoss, {
    sample: (seed) => sampleInputs(klDivergenceLoss, { seed, dtype: "float64", shape: [4, 3] }),
    values: [
      [{ prediction: [[-LN2, -LN2]], target: [[1, 0]] }, [[LN2, 0]]],
      [{ prediction: [[0, -oo]], target: [[1, 0]] }, [[0, 0]]],
      [{ prediction: [[0, -oo]], target: [[0.5, 0.5]] }, [[-LN2 / 2, oo]]],
      [{ prediction: [[0, -1]], target: [[-oo, 0]], options: { logTarget: true } }, [[0, 1]]],
      // Gluon: y (log(y + eps) − log p) is not 0 where y = 1.
      [{ prediction: [[0, -1]], target: [[1, 0]], options: { eps: 0.5 } }, [[Math.log(1.5), 0]]],
    ],
    gradients: [
      [{ prediction: [[0, -oo, -2]], target: [[0.5, 0.5, 0]] }, [[-0.5, -0.5, 0]]],
      [{ prediction: [[0, -oo]], target: [[0, -oo]], options: { logTarget: true } }, [[-1, 0]]],
    ],
  });
});

describe("of logits", () => {
  describeLoss(klDivergenceLoss, {
    name: "klDivergenceLoss, input: logits",
    sample: (seed) => {
      const { prediction } = sampleInputs(klDivergenceLoss, { seed, dtype: "float64", shape: [4, 3] });
      const { target } = sampleInputs(klDivergenceLoss, { seed: seed + 9, dtype: "float64", shape: [4, 3] });
      return { prediction: prediction.mul(2).add(1), target, options: { input: "logits" } };
    },
    values: [
      [{ prediction: [[7, 7]], target: [[1, 0]], options: { input: "logits" } }, [[LN2, 0]]],
      [{ prediction: [[7, -oo]], target: [[1, 0]], options: { input: "logits" } }, [[0, 0]]],
    ],
    gradients: [
      [{ prediction: [[7, 7]], target: [[1, 0]], options: { input: "logits" } }, [[-0.5, 0.5]]],
      [{ prediction: [[7, -oo]], target: [[1, 0]], options: { input: "logits" } }, [[0, 0]]],
    ],
  });
});

describe("of probabilities", () => {
  describeLoss(klDivergenceLoss, {
    name: "klDivergenceLoss, input: probs",
    sample: (seed) => {
      const { prediction, target } = sampleInputs(klDivergenceLoss, {
        seed,
        dtype: "float64",
        shape: [4, 3],
      });
      return { prediction: prediction.exp(), target, options: { input: "probs" } };
    },
    values: [
      [{ prediction: [[0.5, 0.5]], target: [[1, 0]], options: { input: "probs" } }, [[LN2, 0]]],
      [{ prediction: [[1, 0]], target: [[0.5, 0.5]], options: { input: "probs" } }, [[-LN2 / 2, oo]]],
    ],
    gradients: [
      [{ prediction: [[0.5, 0, 0]], target: [[1, 0, 0.5]], options: { input: "probs" } }, [[-2, 0, -oo]]],
      [
        { prediction: [[0.5, 0]], target: [[0, -oo]], options: { input: "probs", logTarget: true } },
        [[-2, 0]],
      ],
    ],
  });

  test("nearly equal distributions keep their digits", () => {
    const e = 2 ** -12;
    const loss = klDivergenceLoss([[0.5, 0.5]], [[0.5 + e, 0.5 - e]], { input: "probs" });
    expect(loss.dtype).toBe("float32");
    expect(Math.abs(loss.itemSync() / (2 * e ** 2) - 1)).toBeLessThan(1e-3);
  });
});

test("gradients in the target agree with differences, and none is NaN where it is 0", async () => {
  const [logProbs, target] = [[[-0.5, -1.2, -2]], [[0.2, 0.5, 0.3]]];
  const logTarget = [target[0]?.map(Math.log) ?? []];
  const probs = [logProbs[0]?.map(Math.exp) ?? []];
  await checkGradient((x, y) => klDivergenceLoss(x, y), [logProbs, target], { second: true });
  await checkGradient((x, y) => klDivergenceLoss(x, y, { eps: 1e-3 }), [logProbs, target], { second: true });
  await checkGradient((x, y) => klDivergenceLoss(x, y, { logTarget: true }), [logProbs, logTarget], {
    second: true,
  });
  await checkGradient(
    (x, y) => klDivergenceLoss(x, y, { logTarget: true, input: "probs" }),
    [probs, logTarget],
    { second: true },
  );
  await checkGradient((x, y) => klDivergenceLoss(x, y, { eps: 1e-3, input: "probs" }), [probs, target], {
    second: true,
  });
  for (const logTarget of [false, true]) {
    const y = tensor([logTarget ? [-oo, -oo] : [0, 0]]);
    for (const [input, x] of [
      ["logProbs", [[-1, -oo]]],
      ["probs", [[0.5, 0]]],
    ] as const) {
      const slope = grad((y) => klDivergenceLoss(x, y, { input, logTarget }))(y);
      expect([...slope.dataSync()].some(Number.isNaN), `${input}, logTarget ${logTarget}`).toBe(false);
    }
  }
});

test("what the mask leaves out puts no NaN into the gradient of probabilities", () => {
  const options = { input: "probs", eps: 1e-12, mask: [[true, false]] } as const;
  const { value, gradient } = klDivergenceLoss.valueAndGrad([[0.5, 0]], [[0.5, 0.5]], options);
  expect(value.itemSync()).toBeCloseTo(0, 6);
  expect(gradient.dataSync()).toBeAllClose([-1, 0]);
});

test("batchMean sums the classes and averages the samples; mean and perSample average the classes too", () => {
  const prediction = tensor(
    [
      [0.1, 0.9],
      [0.6, 0.4],
      [0.5, 0.5],
    ],
    { dtype: "float64" },
  );
  const target = tensor(
    [
      [0.3, 0.7],
      [0.5, 0.5],
      [1, 0],
    ],
    { dtype: "float64" },
  );
  const rows = klDivergence(target, prediction);
  const mean = rows.mean().itemSync();
  const loss = (options: Parameters<typeof klDivergenceLoss>[2]) =>
    klDivergenceLoss(prediction, target, { input: "probs", ...options });
  expect(loss({}).itemSync()).toBeCloseTo(mean, 14);
  expect(loss({ reduction: "mean" }).itemSync()).toBeCloseTo(mean / 2, 14);
  expect(loss({ reduction: "perSample" })).toBeAllClose(rows.div(2).dataSync());
});

test("logits are normalised along the axis that is named", () => {
  const logits = tensor(
    [
      [1, 2],
      [3, 5],
    ],
    { dtype: "float64" },
  );
  const target = [
    [0.5, 0.5],
    [0.5, 0.5],
  ];
  const columns = klDivergenceLoss(logits, target, { input: "logits", axis: 0, reduction: "none" });
  const rows = klDivergenceLoss(logits.transpose(), target, { input: "logits", reduction: "none" });
  expect(columns).toBeAllClose(rows.transpose());
});

test("it is registered under its name and PyTorch's", () => {
  const byName = createLoss("klDivergenceLoss", { input: "logits" });
  const byAlias = createLoss("klDiv", { input: "logits" });
  expect(byAlias([[0, 0]], [[1, 0]]).itemSync()).toBe(byName([[0, 0]], [[1, 0]]).itemSync());
});

test("wrong options are errors that say what is right", () => {
  expect(() => createLoss("klDiv", { input: "log" as "logits" })).toThrow(
    'klDivergenceLoss: option input must be one of "logProbs", "logits", "probs"',
  );
  expect(() => createLoss("klDiv", { eps: -1 })).toThrow("option eps must be a finite number, at least 0");
  expect(() => klDivergenceLoss([[1, 2]], [[1, 2, 3]])).toThrow("do not broadcast");
});
