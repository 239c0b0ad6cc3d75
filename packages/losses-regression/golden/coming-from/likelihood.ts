import type { ComingFrom } from "@surprisal/golden";

const { LN2, PI, log, log1p } = Math;
const note = "Unreduced, as log_prob is.";

/** A distribution of PyTorch, and how the likelihood begins that its log_prob is without the sign. */
const distribution = (name: string, parameters: string, ours: string, id: string): ComingFrom => ({
  peer: "PyTorch",
  call: `-distributions.${name}(${parameters}).log_prob(target)`,
  ours: `${ours}, target, { reduction: "none" })`,
  note,
  case: `likelihood.json/${id}/000`,
});

const counts = { prediction: [0, LN2], target: [3, 2] };
const rates = { prediction: [1, 3], target: [2, 0] };

export const likelihood: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.gaussian_nll_loss(input, target, var)",
    ours: "gaussianNll({ mean: prediction, variance }, target)",
    note: "A variance without the last axis of the mean is variance.unsqueeze(-1).",
    inputs: { prediction: [0, 2], variance: [1, 4], target: [1, 0] },
    value: (1 + LN2) / 2,
  },
  {
    peer: "PyTorch",
    call: "F.poisson_nll_loss(input, target, full=full)",
    ours: "poissonNll(prediction, target, { full })",
    case: "likelihood.json/poisson_nll/013",
  },
  {
    peer: "PyTorch",
    call: "F.poisson_nll_loss(input, target, log_input=False)",
    ours: "poissonNll(prediction, target, { logInput: false })",
    case: "likelihood.json/poisson_nll/022",
  },
  {
    peer: "PyTorch",
    call: "-distributions.Normal(loc, scale).log_prob(target)",
    ours: 'gaussianNll({ mean: prediction, variance: scale.square() }, target, { full: true, reduction: "none" })',
    note,
    case: "likelihood.json/normal_nll/000",
  },
  distribution("Laplace", "loc, scale", "laplaceNll({ location: prediction, scale }", "laplace_nll"),
  distribution("Cauchy", "loc, scale", "cauchyNll({ location: prediction, scale }", "cauchy_nll"),
  distribution(
    "StudentT",
    "df, loc, scale",
    "studentTNll({ df, location: prediction, scale }",
    "student_t_nll",
  ),
  distribution("LogNormal", "loc, scale", "logNormalNll({ location: prediction, scale }", "lognormal_nll"),
  distribution("Exponential", "rate", "exponentialNll(rate", "exponential_nll"),
  distribution("Gamma", "concentration, rate", "gammaNll({ concentration, rate }", "gamma_nll"),
  distribution(
    "Beta",
    "concentration1, concentration0",
    "betaNll({ alpha: concentration1, beta: concentration0 }",
    "beta_nll",
  ),
  distribution("Weibull", "scale, concentration", "weibullNll({ scale, concentration }", "weibull_nll"),
  distribution(
    "VonMises",
    "loc, concentration",
    "vonMisesNll({ location: prediction, concentration }",
    "von_mises_nll",
  ),
  distribution(
    "NegativeBinomial",
    "total_count, logits=logits",
    "negativeBinomialNll({ totalCount: total_count, logits }",
    "negative_binomial_nll",
  ),
  {
    peer: "PyTorch",
    call: "-distributions.MultivariateNormal(loc, scale_tril=scale_tril).log_prob(target)",
    ours: 'multivariateNormalNll({ mean: prediction, covariance: scale_tril }, target, { factored: true, reduction: "none" })',
    note,
    case: "likelihood.json/multivariate_normal_nll/000",
  },
  {
    peer: "PyTorch",
    call: "-distributions.MultivariateNormal(loc, covariance_matrix).log_prob(target)",
    ours: 'multivariateNormalNll({ mean, covariance }, target, { reduction: "none" })',
    note,
    inputs: {
      mean: [[0, 0]],
      covariance: [
        [2, 1],
        [1, 2],
      ],
      target: [[1, 1]],
    },
    value: [1 / 3 + log(3) / 2 + log(2 * PI)],
  },
  {
    peer: "PyTorch",
    call: "-distributions.MixtureSameFamily(Categorical(logits=logits), Normal(mean, scale)).log_prob(target)",
    ours: 'mixtureDensityNll({ logits, mean, scale }, target, { reduction: "none" })',
    note,
    inputs: { logits: [[0, 0]], mean: [[-1, 1]], scale: [[1, 1]], target: [0] },
    value: [(log(2 * PI) + 1) / 2],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.PoissonNLLLoss()(pred, target)",
    ours: "poissonNll(prediction, target)",
    note: "from_logits=True, its default, takes the logarithm of the rate.",
    inputs: counts,
    value: (1 + 2 - 2 * LN2) / 2,
  },
  {
    peer: "Keras",
    call: "losses.Poisson()(y_true, y_pred)",
    ours: "poissonNll(prediction, target, { logInput: false, eps: 1e-7 })",
    inputs: rates,
    value: (4 - 2 * log1p(1e-7)) / 2,
  },
  {
    peer: "TensorFlow Probability",
    call: "-tfd.Poisson(log_rate=f).log_prob(y)",
    ours: 'poissonNll(prediction, target, { reduction: "none" }).add(target.add(1).lgamma())',
    inputs: counts,
    value: [1 + log(6), 2 - LN2],
  },
  {
    peer: "TensorFlow Probability",
    call: "-tfd.Laplace(loc, scale).log_prob(y)",
    ours: 'laplaceNll({ location, scale }, target, { reduction: "none" })',
    inputs: { location: [0, 1], scale: [0.5, 2], target: [1, 1] },
    value: [2, 2 * LN2],
  },
  {
    peer: "SciPy",
    call: "-stats.gamma.logpdf(x, a, scale=scale)",
    ours: 'gammaNll({ concentration: a, rate: scale.reciprocal() }, target, { reduction: "none" })',
    inputs: { a: [2], scale: [0.5], target: [3] },
    value: [6 - log(3) - 2 * LN2],
  },
  {
    peer: "SciPy",
    call: "-stats.multivariate_normal.logpdf(x, mean, cov)",
    ours: "multivariateNormalNll({ mean, covariance: cov }, target)",
    inputs: {
      mean: [0, 0],
      cov: [
        [4, 0],
        [0, 9],
      ],
      target: [2, 3],
    },
    value: 1 + log(6) + log(2 * PI),
  },
  {
    peer: "statsmodels",
    call: "-discrete.discrete_model.NegativeBinomial(y, X).loglikeobs(params)",
    ours: 'negativeBinomialNll({ totalCount: alpha.reciprocal(), logits: mean.mul(alpha).log() }, target, { reduction: "none" })',
    note: "alpha is its dispersion, mean that of the regression.",
    inputs: { alpha: [1], mean: [1], target: [2] },
    value: [3 * LN2],
  },
  {
    peer: "statsmodels",
    call: "-discrete.count_model.ZeroInflatedPoisson(y, X).loglikeobs(params)",
    ours: 'zeroInflatedPoissonNll({ logRate, zeroLogits }, target, { reduction: "none" })',
    note: "zeroLogits are its inflation in logits.",
    inputs: { logRate: [0, 0], zeroLogits: [0, 0], target: [0, 1] },
    value: [LN2 - log1p(Math.exp(-1)), 1 + LN2],
  },
];
