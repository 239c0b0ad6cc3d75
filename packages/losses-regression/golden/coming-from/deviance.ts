import type { ComingFrom } from "@surprisal/golden";

const means = { prediction: [1, 2], target: [2, 2] };
const none = "The loss of each sample.";

export const deviance: readonly ComingFrom[] = [
  {
    peer: "scikit-learn",
    call: "metrics.mean_tweedie_deviance(y_true, y_pred, power=power)",
    ours: "tweedieDeviance(prediction, target, { power })",
    case: "deviance.json/tweedie_deviance/002",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_tweedie_deviance(y_true, y_pred, sample_weight=sample_weight, power=power)",
    ours: 'tweedieDeviance(prediction, target, { power, weight: sample_weight, reduction: "weightedMean" })',
    case: "deviance.json/tweedie_deviance/009",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_poisson_deviance(y_true, y_pred)",
    ours: "poissonDeviance(prediction, target)",
    case: "deviance.json/tweedie_deviance/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_gamma_deviance(y_true, y_pred)",
    ours: "gammaDeviance(prediction, target)",
    case: "deviance.json/tweedie_deviance/003",
  },
  {
    peer: "scikit-learn",
    call: 'HistGradientBoostingRegressor(loss="poisson")',
    ours: 'poissonNll(raw_prediction, target, { reduction: "none" })',
    note: none,
    case: "deviance.json/sk_half_poisson/000",
  },
  {
    peer: "scikit-learn",
    call: 'HistGradientBoostingRegressor(loss="gamma")',
    ours: 'halfGamma(raw_prediction, target, { reduction: "none" })',
    note: none,
    case: "deviance.json/sk_half_gamma/000",
  },
  {
    peer: "scikit-learn",
    call: 'linear_model.TweedieRegressor(power=power, link="log")',
    ours: 'halfTweedie(raw_prediction, target, { power, reduction: "none" })',
    note: none,
    case: "deviance.json/sk_half_tweedie/002",
  },
  {
    peer: "statsmodels",
    call: "genmod.families.Poisson().deviance(endog, mu)",
    ours: 'poissonDeviance(prediction, target, { reduction: "sum" })',
    inputs: means,
    value: 4 * Math.LN2 - 2,
  },
  {
    peer: "statsmodels",
    call: "genmod.families.Gamma().deviance(endog, mu)",
    ours: 'gammaDeviance(prediction, target, { reduction: "sum" })',
    inputs: means,
    value: 2 - 2 * Math.LN2,
  },
];
