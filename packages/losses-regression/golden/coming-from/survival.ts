import type { ComingFrom } from "@surprisal/golden";

const { LN2, log } = Math;
const deaths = { hazard: [0, 0, 0, 0], time: [1, 2, 2, 3], event: [1, 1, 1, 0] };
const times = {
  location: [0, 0, 0],
  scale: [1, 1, 1],
  lower: [1, 1, 0],
  upper: [1, Number.POSITIVE_INFINITY, 1],
};

export const survival: readonly ComingFrom[] = [
  {
    peer: "lifelines",
    call: "-CoxPHFitter().fit(df, duration_col, event_col).log_likelihood_",
    ours: 'coxPartialLikelihood(hazard, { time, event }, { reduction: "sum" })',
    note: "hazard is the log-hazard that the fit predicts.",
    inputs: deaths,
    value: log(24),
  },
  {
    peer: "statsmodels",
    call: '-PHReg(endog, exog, status, ties="breslow").loglike(params)',
    ours: 'coxPartialLikelihood(hazard, { time, event }, { ties: "breslow", reduction: "sum" })',
    note: "hazard is exog times params.",
    inputs: deaths,
    value: log(36),
  },
  {
    peer: "pycox",
    call: "models.loss.CoxPHLoss()(log_h, durations, events)",
    ours: 'coxPartialLikelihood(hazard, { time, event }, { ties: "breslow", reduction: "weightedMean", weight: event })',
    note: "Without ties; among tied ones pycox counts those that follow in order.",
    inputs: { hazard: [0, 0, 0], time: [1, 2, 3], event: [1, 1, 0] },
    value: log(6) / 2,
  },
  {
    peer: "XGBoost",
    call: '{"objective": "survival:aft", "aft_loss_distribution": "normal"}',
    ours: 'acceleratedFailureTime({ location, scale }, { lower, upper }, { distribution: "normal", reduction: "none" })',
    note: "The loss of each sample; aft_loss_distribution_scale is the scale.",
    inputs: times,
    value: [log(2 * Math.PI) / 2, LN2, LN2],
  },
  {
    peer: "lifelines",
    call: "-WeibullAFTFitter().fit_right_censoring(df, duration_col, event_col).log_likelihood_",
    ours: 'acceleratedFailureTime({ location, scale }, { lower, upper }, { distribution: "extreme", reduction: "sum" })',
    note: "Its lambda is exp(location), its rho 1/scale; the upper end of a censored life is Infinity.",
    inputs: { location: [0, 0], scale: [1, 1], lower: [1, 2], upper: [1, Number.POSITIVE_INFINITY] },
    value: 3,
  },
  {
    peer: "R",
    call: "AER::tobit(y ~ x)",
    ours: 'tobit({ mean, scale }, target, { lower: 0, reduction: "sum" })',
    note: "−log-likelihood.",
    inputs: { mean: [0, 1], scale: [1, 1], target: [0, 1] },
    value: LN2 + log(2 * Math.PI) / 2,
  },
];
