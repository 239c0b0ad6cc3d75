// Losses of whole batches of samples: one number, of samples that are not paired with targets.

import { createLoss, sampleInputs } from "@surprisal/loss-registry";
import { randomNormal, type Tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import {
  clubBound,
  energyDistanceLoss,
  infoNceBound,
  mutualInformationBoundLoss,
  nwjBound,
  pointEnergyDistance,
  sinkhornDivergence,
  sinkhornDivergenceLoss,
  slicedWassersteinDistance,
  slicedWassersteinLoss,
  squaredMaximumMeanDiscrepancy,
  squaredMaximumMeanDiscrepancyLoss,
} from "./index.js";

type Two = (x: Tensor, y: Tensor) => Tensor;
const few = { projections: 3, seed: 2 };

const losses: readonly (readonly [name: string, loss: Two, measure: Two])[] = [
  [
    "mmd",
    squaredMaximumMeanDiscrepancyLoss.with({ gamma: 0.3, unbiased: true }),
    (x, y) => squaredMaximumMeanDiscrepancy(x, y, { gamma: 0.3, unbiased: true }),
  ],
  ["energyDistanceLoss", energyDistanceLoss, pointEnergyDistance],
  ["slicedWassersteinLoss", slicedWassersteinLoss.with(few), (x, y) => slicedWassersteinDistance(x, y, few)],
  ["sinkhornDivergenceLoss", sinkhornDivergenceLoss, (x, y) => sinkhornDivergence(x, y, { epsilon: 1 })],
];

test.each(losses)("%s is its measure, in both dtypes and with its gradient", async (_, loss, measure) => {
  const [x, y] = [
    randomNormal([3, 2], { seed: 1, dtype: "float64" }),
    randomNormal([4, 2], { seed: 2, dtype: "float64" }),
  ];
  const expected = measure(x, y).itemSync();
  expect(loss(x, y).itemSync()).toBe(expected);
  expect(loss(x.cast("float32"), y.cast("float32")).itemSync()).toBeCloseTo(expected, 4);
  await checkGradient((at) => loss(at, y), [x], { relative: 1e-6 });
});

test("the losses of samples can be sampled", () => {
  for (const loss of [
    squaredMaximumMeanDiscrepancyLoss,
    energyDistanceLoss,
    slicedWassersteinLoss,
    sinkhornDivergenceLoss,
  ]) {
    const { prediction, target } = sampleInputs(loss, { shape: [5, 2] });
    expect(loss(prediction, target).itemSync()).toBeGreaterThan(0);
  }
  const { prediction } = sampleInputs(mutualInformationBoundLoss, { shape: [5] });
  expect(prediction.shape).toEqual([5, 5]);
});

test("equal samples cost nothing; mmd is another name", () => {
  const x = randomNormal([3, 2], { seed: 1, dtype: "float64" });
  for (const loss of [createLoss("mmd"), energyDistanceLoss, slicedWassersteinLoss, sinkhornDivergenceLoss]) {
    expect(loss(x, x).itemSync()).toBeCloseTo(0, 7);
  }
});

test("lower bounds of the information are negated, the upper one is not", async () => {
  const scores = [
    [1, 0.2],
    [-0.4, 0.3],
  ];
  const loss = (bound: "infoNce" | "nwj" | "club") =>
    mutualInformationBoundLoss(scores, { bound }).itemSync();
  expect(loss("infoNce")).toBeCloseTo(-infoNceBound(scores).itemSync(), 6);
  expect(loss("nwj")).toBeCloseTo(-nwjBound(scores).itemSync(), 6);
  expect(loss("club")).toBeCloseTo(clubBound(scores).itemSync(), 6);
  await checkGradient((s) => mutualInformationBoundLoss(s), [scores], { second: true });
});
