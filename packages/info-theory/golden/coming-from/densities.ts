import type { ComingFrom } from "@surprisal/golden";

/** The name of the case, the call there and the same here. */
type Row = readonly [name: string, call: string, ours: string];

const entropies: readonly Row[] = [
  ["normal", "Normal(loc, scale)", "normalEntropy({ mean: loc, standardDeviation: scale })"],
  ["laplace", "Laplace(loc, scale)", "laplaceEntropy({ location: loc, scale })"],
  ["exponential", "Exponential(rate)", "exponentialEntropy({ rate })"],
  ["bernoulli", "Bernoulli(probs)", "bernoulliEntropy({ probability: probs })"],
  ["categorical", "Categorical(probs)", "entropy(probs, { normalize: true })"],
  ["uniform", "Uniform(low, high)", "uniformEntropy({ low, high })"],
  ["cauchy", "Cauchy(loc, scale)", "cauchyEntropy({ location: loc, scale })"],
  ["gumbel", "Gumbel(loc, scale)", "gumbelEntropy({ location: loc, scale })"],
  ["halfnormal", "HalfNormal(scale)", "halfNormalEntropy({ scale })"],
  ["halfcauchy", "HalfCauchy(scale)", "halfCauchyEntropy({ scale })"],
  ["lognormal", "LogNormal(loc, scale)", "logNormalEntropy({ location: loc, scale })"],
  ["pareto", "Pareto(scale, alpha)", "paretoEntropy({ scale, alpha })"],
  ["weibull", "Weibull(scale, concentration)", "weibullEntropy({ scale, concentration })"],
  ["geometric", "Geometric(probs)", "geometricEntropy({ probability: probs })"],
  ["gamma", "Gamma(concentration, rate)", "gammaEntropy({ concentration, rate })"],
  [
    "beta",
    "Beta(concentration1, concentration0)",
    "betaEntropy({ alpha: concentration1, beta: concentration0 })",
  ],
  ["dirichlet", "Dirichlet(concentration)", "dirichletEntropy({ concentration })"],
  ["studentt", "StudentT(df, loc, scale)", "studentTEntropy({ degreesOfFreedom: df, location: loc, scale })"],
  ["chi2", "Chi2(df)", "chiSquaredEntropy({ degreesOfFreedom: df })"],
  ["continuousbernoulli", "ContinuousBernoulli(probs)", "continuousBernoulliEntropy({ probability: probs })"],
  [
    "kumaraswamy",
    "Kumaraswamy(concentration1, concentration0)",
    "kumaraswamyEntropy({ alpha: concentration1, beta: concentration0 })",
  ],
  [
    "multivariate_normal",
    "MultivariateNormal(zeros, covariance)",
    "multivariateNormalEntropy({ covariance })",
  ],
];

const divergences: readonly Row[] = [
  [
    "normal",
    "Normal(loc_p, scale_p), Normal(loc_q, scale_q)",
    "normalKlDivergence({ mean: loc_p, standardDeviation: scale_p }, { mean: loc_q, standardDeviation: scale_q })",
  ],
  [
    "laplace",
    "Laplace(loc_p, scale_p), Laplace(loc_q, scale_q)",
    "laplaceKlDivergence({ location: loc_p, scale: scale_p }, { location: loc_q, scale: scale_q })",
  ],
  [
    "exponential",
    "Exponential(rate_p), Exponential(rate_q)",
    "exponentialKlDivergence({ rate: rate_p }, { rate: rate_q })",
  ],
  [
    "gamma",
    "Gamma(concentration_p, rate_p), Gamma(concentration_q, rate_q)",
    "gammaKlDivergence({ concentration: concentration_p, rate: rate_p }, { concentration: concentration_q, rate: rate_q })",
  ],
  [
    "bernoulli",
    "Bernoulli(probs_p), Bernoulli(probs_q)",
    "bernoulliKlDivergence({ probability: probs_p }, { probability: probs_q })",
  ],
  [
    "categorical",
    "Categorical(probs_p), Categorical(probs_q)",
    "klDivergence(probs_p, probs_q, { normalize: true })",
  ],
  [
    "dirichlet",
    "Dirichlet(concentration_p), Dirichlet(concentration_q)",
    "dirichletKlDivergence({ concentration: concentration_p }, { concentration: concentration_q })",
  ],
  ["poisson", "Poisson(rate_p), Poisson(rate_q)", "poissonKlDivergence({ rate: rate_p }, { rate: rate_q })"],
  [
    "multivariate_normal",
    "MultivariateNormal(loc_p, covariance_p), MultivariateNormal(loc_q, covariance_q)",
    "multivariateNormalKlDivergence({ mean: loc_p, covariance: covariance_p }, { mean: loc_q, covariance: covariance_q })",
  ],
];

/** SciPy's distributions have parameters besides inputs. */
const frozen: readonly Row[] = [
  ["norm", "norm.entropy(loc, scale)", "normalEntropy({ mean: loc, standardDeviation: scale })"],
  ["laplace", "laplace.entropy(scale=scale)", "laplaceEntropy({ scale })"],
  ["logistic", "logistic.entropy(scale=scale)", "logisticEntropy({ scale })"],
  ["t", "t.entropy(df)", "studentTEntropy({ degreesOfFreedom: df })"],
  ["expon", "expon.entropy(scale=scale)", "exponentialEntropy({ rate: 1 / scale })"],
  ["rayleigh", "rayleigh.entropy(scale=scale)", "rayleighEntropy({ scale })"],
  ["uniform", "uniform.entropy(scale=scale)", "uniformEntropy({ low: 0, high: scale })"],
];

const rows = (
  peer: string,
  list: readonly Row[],
  prefix: string,
  callOf: (call: string) => string,
): ComingFrom[] =>
  list.map(([name, call, ours]) => ({
    peer,
    call: callOf(call),
    ours,
    case: `info_continuous.json/${prefix}_${name}/000`,
  }));

export const densities: readonly ComingFrom[] = [
  ...rows("PyTorch", entropies, "entropy", (call) => `${call}.entropy()`),
  ...rows("PyTorch", divergences, "kl", (call) => `kl_divergence(${call})`),
  {
    peer: "PyTorch",
    call: "-0.5 * torch.sum(1 + logvar - mu ** 2 - logvar.exp(), -1)",
    ours: "normalKlDivergence({ mean: mu, standardDeviation: logvar.mul(0.5).exp() }, { standardDeviation: 1 }).sum(-1)",
    note: "the regulariser of a variational autoencoder",
    case: "info_continuous.json/kl_normal_standard/000",
  },
  ...rows("SciPy", frozen, "entropy_scipy", (call) => `stats.${call}`),
];
