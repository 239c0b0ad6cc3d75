import type { ComingFrom } from "@surprisal/golden";

const note = "Unreduced.";

export const forecast: readonly ComingFrom[] = [
  {
    peer: "properscoring",
    call: "crps_gaussian(x, mu, sig)",
    ours: 'crpsNormal({ mean: prediction, standardDeviation: sigma }, target, { reduction: "none" })',
    note,
    case: "forecast.json/crps_normal/000",
  },
  {
    peer: "properscoring",
    call: "crps_ensemble(observations, forecasts)",
    ours: 'crpsEnsemble(prediction, target, { reduction: "none" })',
    note,
    case: "forecast.json/crps_ensemble/000",
  },
  {
    peer: "torchmetrics",
    call: "ContinuousRankedProbabilityScore()(preds, target)",
    ours: "crpsEnsemble(prediction, target)",
    inputs: {
      prediction: [
        [0, 2],
        [1, 1],
      ],
      target: [1, 3],
    },
    value: 1.25,
  },
  {
    peer: "scoringRules",
    call: "es_sample(y, dat)",
    ours: "energyScore(prediction, target)",
    note: "R. Its columns are members, here they are rows.",
    inputs: {
      prediction: [
        [
          [0, 0],
          [6, 8],
        ],
      ],
      target: [[0, 0]],
    },
    value: 2.5,
  },
  {
    peer: "scoringRules",
    call: "ints_quantiles(y, x_lower, x_upper, target_coverage = 0.9)",
    ours: 'intervalScore({ lower, upper }, target, { alpha: 1 - 0.9, reduction: "none" })',
    note: "R.",
    inputs: { lower: [0, 0], upper: [4, 4], target: [1, 5] },
    value: [4, 24],
  },
];
