import type { ComingFrom } from "@surprisal/golden";

export const robust: readonly ComingFrom[] = [
  {
    peer: "SciPy",
    call: 'optimize.least_squares(fun, x0, loss="cauchy", f_scale=f_scale)',
    ours: 'cauchy(prediction, target, { c: f_scale, reduction: "none" })',
    note: "The cost is the sum.",
    case: "robust.json/least_squares_cauchy/001",
  },
  {
    peer: "SciPy",
    call: 'optimize.least_squares(fun, x0, loss="arctan", f_scale=f_scale)',
    ours: 'arctan(prediction, target, { c: f_scale, reduction: "none" })',
    note: "The cost is the sum.",
    case: "robust.json/least_squares_arctan/001",
  },
  {
    peer: "statsmodels",
    call: "robust.norms.TukeyBiweight(c).rho(z)",
    ours: 'tukeyBiweight(prediction, target, { c, reduction: "none" })',
    note: "statsmodels 0.13 gives c²/6 less, so that it is not 0 at 0.",
    case: "robust.json/tukey_biweight/000",
  },
  {
    peer: "statsmodels",
    call: "robust.norms.AndrewWave(a).rho(z)",
    ours: 'andrewsWave(prediction, target, { a, reduction: "none" })',
    note: "In statsmodels 0.13 the slope at 0 is not 1.",
    case: "robust.json/andrews_wave/000",
  },
  {
    peer: "statsmodels",
    call: "robust.norms.Hampel(a, b, c).rho(z)",
    ours: 'hampel(prediction, target, { a, b, c, reduction: "none" })',
    note: "In statsmodels 0.13 the parts of the loss do not meet.",
    case: "robust.json/hampel/000",
  },
  {
    peer: "statsmodels",
    call: "robust.norms.TrimmedMean(c).rho(z)",
    ours: 'talwar(prediction, target, { c, reduction: "none" })',
    note: "statsmodels 0.13 has 0 beyond c.",
    case: "robust.json/trimmed_mean/000",
  },
  {
    peer: "statsmodels",
    call: "robust.norms.RamsayE(a).rho(z)",
    ours: 'ramsay(prediction, target, { a, reduction: "none" })',
    case: "robust.json/ramsay_e/000",
  },
  {
    peer: "LightGBM",
    call: 'train({"objective": "fair", "fair_c": 1})',
    ours: "fair.valueAndGrad(prediction, target, { c: 1, reduction: 'sum' }).gradient",
    note: "LightGBM takes the gradient alone.",
    inputs: { prediction: [1, -3], target: [0, 0] },
    value: [0.5, -0.75],
  },
  {
    peer: "robust_loss_pytorch",
    call: "general.lossfun(x, alpha, scale)",
    ours: 'barron(prediction, 0, { alpha, scale, reduction: "none" })',
    case: "robust.json/barron_adaptive_robust/014",
  },
];
