import { sampleInputs } from "@surprisal/loss-registry";
import { describeLoss, type LossUnderTest } from "@surprisal/tensor/testing";
import { rankingLosses } from "./all.js";

type Name = (typeof rankingLosses)[number]["name"];

/** Weights that belong to the present order are held constant. */
const held = { gradientCheck: false } as const;
const kinds: Partial<Record<Name, Partial<LossUnderTest>>> = { lambdaRank: held, warp: held };

for (const loss of rankingLosses) {
  describeLoss(loss, {
    seeds: [1],
    sample: (seed) => sampleInputs(loss, { shape: [3, 3], seed, dtype: "float64" }),
    ...kinds[loss.name],
  });
}
