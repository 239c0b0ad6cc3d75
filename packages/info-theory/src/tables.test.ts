import { grad, randomUniform, ShapeError, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { conditionalEntropy } from "./conditional-entropy.js";
import { jointEntropy } from "./joint-entropy.js";
import { mutualInformation } from "./mutual-information.js";

// Cover & Thomas, Elements of Information Theory, example 2.2.1: blood type along the columns, X; risk, Y.
const bloodAndRisk = [
  [1 / 8, 1 / 16, 1 / 32, 1 / 32],
  [1 / 16, 1 / 8, 1 / 32, 1 / 32],
  [1 / 16, 1 / 16, 1 / 16, 1 / 16],
  [1 / 4, 0, 0, 0],
];
const bits = { x: 1, y: 0, base: 2 };

test("the textbook's table gives the textbook's figures", () => {
  expect(jointEntropy(bloodAndRisk, { base: 2 }).itemSync()).toBeCloseTo(27 / 8, 14);
  expect(conditionalEntropy(bloodAndRisk, bits).itemSync()).toBeCloseTo(11 / 8, 14);
  expect(conditionalEntropy(bloodAndRisk, { x: 0, base: 2 }).itemSync()).toBeCloseTo(13 / 8, 14);
  expect(mutualInformation(bloodAndRisk, bits).itemSync()).toBeCloseTo(3 / 8, 14);
});

test("X is the rows and Y the columns; naming one names the other", () => {
  const joint = [
    [0.25, 0.25],
    [0.5, 0],
  ];
  const rowsGivenColumns = conditionalEntropy(joint).itemSync();
  expect(rowsGivenColumns).toBeCloseTo(0.75 * (Math.log(3) - (2 / 3) * Math.LN2), 14);
  expect(conditionalEntropy(joint, { x: 0 }).itemSync()).toBe(rowsGivenColumns);
  expect(conditionalEntropy(joint, { y: 1 }).itemSync()).toBe(rowsGivenColumns);
  expect(conditionalEntropy(joint, { y: -2 }).itemSync()).toBeCloseTo(0.5 * Math.LN2, 14);
});

test("axes of neither variable are a batch, and a variable may have several axes", () => {
  const tables = randomUniform([2, 3, 4, 5], { seed: 3, dtype: "float64" });
  const information = mutualInformation(tables, { x: 1, y: [2, 3], normalize: true });
  expect(information.shape).toEqual([2]);
  const first = tables.narrow(0, 0, 1).reshape([3, 20]);
  expect(information.dataSync()[0]).toBeCloseTo(mutualInformation(first, { normalize: true }).itemSync(), 14);
});

test("counts are divided by their sum when asked to", () => {
  expect(
    mutualInformation(
      [
        [4, 0],
        [0, 4],
      ],
      { base: 2, normalize: true },
    ).itemSync(),
  ).toBe(1);
  expect(
    conditionalEntropy(
      [
        [4, 4],
        [4, 4],
      ],
      { base: 2, normalize: true },
    ).itemSync(),
  ).toBe(1);
});

test("gradients of both orders agree with differences", async () => {
  const joint = randomUniform([3, 4], { seed: 2, dtype: "float64", low: 0.05, high: 1 });
  for (const normalize of [true, false]) {
    await checkGradient((p) => mutualInformation(p, { normalize }), [joint], { second: true });
    await checkGradient((p) => conditionalEntropy(p, { normalize }), [joint], { second: true });
  }
});

test("cells of probability 0 put no NaN into the gradient", () => {
  const joint = tensor(
    [
      [0.5, 0, 0],
      [0, 0.5, 0],
    ],
    { dtype: "float64" },
  );
  const oo = Number.POSITIVE_INFINITY;
  // The third column never happens: nothing depends on it.
  expect(grad((p) => conditionalEntropy(p))(joint)).toBeAllClose(
    [
      [0, oo, 0],
      [oo, 0, 0],
    ],
    { absolute: 1e-15 },
  );
  const slopes = grad((p) => mutualInformation(p))(joint).slice([0, 0], [2, 2]);
  expect(slopes).toBeAllClose([
    [Math.LN2 - 1, -oo],
    [-oo, Math.LN2 - 1],
  ]);
  const empty = grad((p) => mutualInformation(p))(joint).slice([0, 2]);
  expect(empty.isFinite().all().itemSync()).toBe(1);
});

test("a weak dependence keeps its digits", () => {
  // Coins that agree a little too often: I = log 2 − H(½ + e) = 2e² + 4e⁴/3 + …
  for (const e of [2 ** -10, 2 ** -20, 2 ** -24]) {
    const joint = [
      [0.25 + e / 2, 0.25 - e / 2],
      [0.25 - e / 2, 0.25 + e / 2],
    ];
    const exact = 2 * e ** 2 + (4 / 3) * e ** 4;
    expect(mutualInformation(joint).itemSync() / exact).toBeCloseTo(1, 6);
  }
});

test("which axes are X and Y has to be clear", () => {
  expect(() => mutualInformation([0.5, 0.5])).toThrow(ShapeError);
  expect(() => mutualInformation([[[1]]])).toThrow(
    "mutualInformation: a joint table [1, 1, 1] of 3 axes does not tell which of them are X and which are Y",
  );
  expect(() => conditionalEntropy([[1]], { x: 0, y: 0 })).toThrow("both claim axis 0");
  expect(() => conditionalEntropy([[1]], { x: [0, 1] })).toThrow(ShapeError);
  expect(() => mutualInformation([[1]], { x: 2 })).toThrow("axis 2 does not exist");
});
