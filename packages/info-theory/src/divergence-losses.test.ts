import { type DynamicLoss, sampleInputs } from "@surprisal/loss-registry";
import { grad, ShapeError, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import {
  alphaDivergence,
  alphaDivergenceLoss,
  betaDivergence,
  betaDivergenceLoss,
  bhattacharyyaDistance,
  bhattacharyyaLoss,
  cressieReadDivergence,
  cressieReadLoss,
  gammaDivergence,
  gammaDivergenceLoss,
  generalizedKlDivergence,
  generalizedKlDivergenceLoss,
  infoTheoryLosses,
  itakuraSaitoDivergence,
  itakuraSaitoLoss,
  jeffreysDivergence,
  jeffreysDivergenceLoss,
  jensenShannonDivergence,
  jensenShannonDivergenceLoss,
  klDivergence,
  neymanChiSquared,
  neymanChiSquaredLoss,
  pearsonChiSquared,
  pearsonChiSquaredLoss,
  renyiDivergence,
  renyiDivergenceLoss,
  reverseKlDivergenceLoss,
  squaredHellingerDistance,
  squaredHellingerLoss,
  totalVariationDistance,
  totalVariationLoss,
  triangularDiscrimination,
  triangularDiscriminationLoss,
  tsallisDivergence,
  tsallisDivergenceLoss,
} from "./index.js";

const double = (x: number[][]) => tensor(x, { dtype: "float64" });

/** What compares distributions, with the divergence of p, the target, from q, the prediction. */
const ofDistributions: [DynamicLoss, (p: Tensor, q: Tensor) => Tensor][] = [
  [reverseKlDivergenceLoss, (p, q) => klDivergence(q, p)],
  [jeffreysDivergenceLoss, (p, q) => jeffreysDivergence(p, q)],
  [
    jensenShannonDivergenceLoss.with({ targetShare: 0.3 }),
    (p, q) => jensenShannonDivergence(p, q, { weight: 0.3 }),
  ],
  [totalVariationLoss, (p, q) => totalVariationDistance(p, q)],
  [squaredHellingerLoss, (p, q) => squaredHellingerDistance(p, q)],
  [bhattacharyyaLoss, (p, q) => bhattacharyyaDistance(p, q)],
  [pearsonChiSquaredLoss, (p, q) => pearsonChiSquared(p, q)],
  [neymanChiSquaredLoss, (p, q) => neymanChiSquared(p, q)],
  [triangularDiscriminationLoss, (p, q) => triangularDiscrimination(p, q)],
  [renyiDivergenceLoss.with({ alpha: 3 }), (p, q) => renyiDivergence(p, q, { alpha: 3 })],
  [tsallisDivergenceLoss, (p, q) => tsallisDivergence(p, q, { alpha: 0.5 })],
  [alphaDivergenceLoss.with({ alpha: 0.4 }), (p, q) => alphaDivergence(p, q, { alpha: 0.4 })],
  [gammaDivergenceLoss, (p, q) => gammaDivergence(p, q, { gamma: 0.5 })],
] as [DynamicLoss, (p: Tensor, q: Tensor) => Tensor][];

const ofNumbers: [DynamicLoss, (p: Tensor, q: Tensor) => Tensor][] = [
  [generalizedKlDivergenceLoss, (p, q) => generalizedKlDivergence(p, q)],
  [itakuraSaitoLoss, (p, q) => itakuraSaitoDivergence(p, q)],
  [betaDivergenceLoss.with({ beta: 0.7 }), (p, q) => betaDivergence(p, q, { beta: 0.7 })],
  [cressieReadLoss.with({ alpha: -0.5 }), (p, q) => cressieReadDivergence(p, q, { alpha: -0.5 })],
] as [DynamicLoss, (p: Tensor, q: Tensor) => Tensor][];

const target = double([
  [0.2, 0.5, 0.3],
  [0.6, 0.1, 0.3],
]);
const logits = double([
  [0.4, -0.3, 1],
  [0, 0.5, -0.7],
]);
const probs = logits.softmax();

const tested = new Set([...ofDistributions, ...ofNumbers].map(([loss]) => loss.name));

test("each is registered under its own name", () => {
  const names = new Set<string>(infoTheoryLosses.map(({ name }) => name));
  expect([...tested].filter((name) => !names.has(name))).toEqual([]);
  expect(tested.size).toBe(ofDistributions.length + ofNumbers.length);
});

describe.each(ofDistributions.map((each) => [each[0].name, ...each] as const))(
  "%s",
  (_, loss, divergence) => {
    test("is the divergence of the target from the prediction, however that is given", async () => {
      const expected = divergence(target, probs);
      const options = { reduction: "none" } as const;
      expect(loss(probs, target, options)).toBeAllClose(expected);
      expect(loss(logits, target, { ...options, input: "logits" })).toBeAllClose(expected);
      expect(loss(logits.logSoftmax(), target, { ...options, input: "logProbs" })).toBeAllClose(expected);
      expect(loss(probs.transpose(), target.transpose(), { ...options, axis: 0 })).toBeAllClose(expected);
      expect(loss(probs, target)).toBeAllClose(expected.mean());
    });

    test("has slopes in logits, without NaN where a class is impossible", async () => {
      const ofLogits = (z: Tensor) => loss(z, target.narrow(0, 0, 1), { input: "logits" });
      await checkGradient(ofLogits, [logits.narrow(0, 0, 1)]);
      const impossible = double([[0, 1, Number.NEGATIVE_INFINITY]]);
      const without = double([[0.5, 0.5, 0]]);
      for (const y of [without, double([[0.5, 0.25, 0.25]])]) {
        if (!Number.isFinite(loss(impossible, y, { input: "logits" }).itemSync())) continue;
        const slope = grad((z: Tensor) => loss(z, y, { input: "logits" }))(impossible).dataSync();
        expect([...slope].some(Number.isNaN)).toBe(false);
      }
    });

    test("wants a distribution for each prediction", () => {
      expect(() => loss(probs, [0, 1])).toThrow(ShapeError);
      expect(() => loss(probs, [0, 1])).toThrow("target.oneHot(classes)");
    });
  },
);

test.each(ofNumbers.map((each) => [each[0].name, ...each] as const))(
  "%s is the divergence of the target from the prediction, element by element",
  async (_, loss, divergence) => {
    const each = (x: Tensor) => x.unsqueeze(-1);
    expect(loss(probs, target, { reduction: "none" })).toBeAllClose(divergence(each(target), each(probs)));
    await checkGradient((x) => loss(x, target), [probs], { second: true });
  },
);

describe("what the losses say of themselves", () => {
  const divergences = infoTheoryLosses as readonly unknown[] as readonly DynamicLoss[];
  const stating = divergences.filter(({ name }) => tested.has(name));
  const draw = (loss: DynamicLoss, seed: number) =>
    sampleInputs(loss, { seed, shape: [40, 3], dtype: "float64" }) as { prediction: Tensor; target: Tensor };

  test.each(stating.map((loss) => [loss.name, loss] as const))("%s", (_, loss) => {
    const { convex, lipschitz, minimisedBy } = loss.definition.properties;
    const { prediction: a, target } = draw(loss, 1);
    const { prediction: b } = draw(loss, 2);
    const at = (x: Tensor, y = target) => loss(x, y, { reduction: "none" });
    if (convex) {
      const above = at(a)
        .add(at(b))
        .div(2)
        .sub(at(a.add(b).div(2)));
      expect(above.min().itemSync()).toBeGreaterThan(-1e-13);
    }
    if (typeof lipschitz === "number") {
      const slope = grad((x: Tensor) => at(x).sum())(a.mul([1, 1, 0.01]));
      expect(slope.abs().max().itemSync()).toBeLessThanOrEqual(lipschitz);
    }
    if (minimisedBy === "mean") {
      const mean = target.mean(0, { keepDims: true });
      expect(grad((x: Tensor) => at(x).sum())(mean)).toBeAllClose([[0, 0, 0]], { absolute: 1e-11 });
    }
  });
});
