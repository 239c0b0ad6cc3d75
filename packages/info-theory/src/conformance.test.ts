import { sampleInputs } from "@surprisal/loss-registry";
import { describeLoss, type LossUnderTest } from "@surprisal/tensor/testing";
import { infoTheoryLosses } from "./all.js";

type Name = (typeof infoTheoryLosses)[number]["name"];

const { LN2 } = Math;
const { POSITIVE_INFINITY: infinity } = Number;

/** One number for two clouds of samples. */
const clouds = { independentSamples: false, mask: false, paired: false } as const;

/** The one with a file of its own stands there. */
const elsewhere: Name = "klDivergenceLoss";

const kinds: Partial<Record<Name, Partial<LossUnderTest>>> = {
  betaDivergenceLoss: {
    values: [
      [{ prediction: [2, 4, 0], target: [0, 4, 1], options: { beta: 2 } }, [2, 0, 0.5]],
      [{ prediction: [1, 0], target: [0, 1], options: { beta: 1 } }, [1, infinity]],
      [{ prediction: [1, 2], target: [2, 2], options: { beta: 0 } }, [1 - LN2, 0]],
    ],
    gradients: [[{ prediction: [2, 1, 0], target: [0, 1, 1], options: { beta: 2 } }, [2, 0, -1]]],
  },
  energyDistanceLoss: clouds,
  jensenShannonDivergenceLoss: {
    values: [
      [{ prediction: [[0, 1]], target: [[1, 0]] }, [LN2]],
      [{ prediction: [[0, 1]], target: [[0, 1]] }, [0]],
    ],
    gradients: [[{ prediction: [[1, 0, 0]], target: [[0, 1, 0]] }, [[LN2 / 2, -infinity, 0]]]],
  },
  mutualInformationBoundLoss: clouds,
  sinkhornDivergenceLoss: clouds,
  slicedWassersteinLoss: clouds,
  squaredMaximumMeanDiscrepancyLoss: clouds,
};

for (const loss of infoTheoryLosses) {
  if (loss.name === elsewhere) continue;
  const kind = kinds[loss.name];
  const shape: [number, number] = kind === clouds ? [4, 2] : [2, 3];
  describeLoss(loss, {
    seeds: [1],
    sample: (seed) => sampleInputs(loss, { seed, dtype: "float64", shape }),
    ...kind,
  });
}
