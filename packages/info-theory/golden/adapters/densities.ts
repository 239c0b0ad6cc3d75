import type { CaseAdapter, GoldenAdapters, GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import * as measures from "../../src/index.js";

type Names = { readonly [ours: string]: string };

const normal = { mean: "loc", standardDeviation: "scale" };
const located = { location: "loc", scale: "scale" };
const scaled = { scale: "scale" };
const probability = { probability: "probs" };
const gamma = { concentration: "concentration", rate: "rate" };
const twoConcentrations = { alpha: "concentration1", beta: "concentration0" };
const interval = { low: "low", high: "high" };
const pareto = { scale: "scale", alpha: "alpha" };
const rate = { rate: "rate" };
const dirichlet = { concentration: "concentration" };

/** The distribution whose parameters the reference calls by other names, in inputs or params. */
function distribution<N extends Names>(call: GoldenCall, names: N, suffix = ""): { [K in keyof N]: Tensor } {
  const entries = Object.entries(names).map(([ours, theirs]) => [ours, call.input(theirs + suffix)]);
  return Object.fromEntries(entries) as { [K in keyof N]: Tensor };
}

const one =
  <N extends Names>(names: N, entropy: (density: { [K in keyof N]: Tensor }) => Tensor): CaseAdapter =>
  (call) =>
    entropy(distribution(call, names));

const two =
  <N extends Names>(
    names: N,
    divergence: (p: { [K in keyof N]: Tensor }, q: { [K in keyof N]: Tensor }) => Tensor,
  ): CaseAdapter =>
  (call) =>
    divergence(distribution(call, names, "_p"), distribution(call, names, "_q"));

/** Gradients of the digamma function: mpmath agrees with ours to sixteen digits. */
const trigamma = (_: GoldenCall, figure: string): string | undefined =>
  figure.startsWith("grad_") ? "torch 1.13's trigamma function is right to nine digits" : undefined;

export const densities: GoldenAdapters = {
  disputes: {
    entropy_gamma: trigamma,
    entropy_beta: trigamma,
    entropy_dirichlet: trigamma,
    entropy_studentt: trigamma,
    entropy_chi2: trigamma,
    entropy_kumaraswamy: trigamma,
    kl_gamma: trigamma,
    kl_beta: trigamma,
    kl_dirichlet: trigamma,
  },
  cases: {
    // torch's Categorical normalises.
    entropy_categorical: (call) => measures.entropy(call.input("probs"), { normalize: true }),
    kl_categorical: (call) =>
      measures.klDivergence(call.input("probs_p"), call.input("probs_q"), { normalize: true }),
    entropy_normal: one(normal, measures.normalEntropy),
    entropy_laplace: one(located, measures.laplaceEntropy),
    entropy_exponential: one(rate, measures.exponentialEntropy),
    entropy_gamma: one(gamma, measures.gammaEntropy),
    entropy_beta: one(twoConcentrations, measures.betaEntropy),
    entropy_bernoulli: one(probability, measures.bernoulliEntropy),
    entropy_dirichlet: one(dirichlet, measures.dirichletEntropy),
    entropy_uniform: one(interval, measures.uniformEntropy),
    entropy_cauchy: one(located, measures.cauchyEntropy),
    entropy_gumbel: one(located, measures.gumbelEntropy),
    entropy_halfnormal: one(scaled, measures.halfNormalEntropy),
    entropy_lognormal: one(located, measures.logNormalEntropy),
    entropy_pareto: one(pareto, measures.paretoEntropy),
    entropy_studentt: one({ degreesOfFreedom: "df", ...located }, measures.studentTEntropy),
    entropy_weibull: one({ scale: "scale", concentration: "concentration" }, measures.weibullEntropy),
    entropy_geometric: one(probability, measures.geometricEntropy),
    entropy_chi2: one({ degreesOfFreedom: "df" }, measures.chiSquaredEntropy),
    entropy_halfcauchy: one(scaled, measures.halfCauchyEntropy),
    entropy_continuousbernoulli: one(probability, measures.continuousBernoulliEntropy),
    entropy_kumaraswamy: one(twoConcentrations, measures.kumaraswamyEntropy),
    entropy_multivariate_normal: one({ covariance: "covariance" }, measures.multivariateNormalEntropy),
    entropy_scipy_norm: (call) => measures.normalEntropy({ standardDeviation: call.number("scale") }),
    entropy_scipy_laplace: (call) => measures.laplaceEntropy({ scale: call.number("scale") }),
    entropy_scipy_logistic: (call) => measures.logisticEntropy({ scale: call.number("scale") }),
    entropy_scipy_t: (call) => measures.studentTEntropy({ degreesOfFreedom: call.number("df") }),
    entropy_scipy_expon: (call) => measures.exponentialEntropy({ rate: 1 / call.number("scale") }),
    entropy_scipy_rayleigh: (call) => measures.rayleighEntropy({ scale: call.number("scale") }),
    entropy_scipy_uniform: (call) => measures.uniformEntropy({ low: 0, high: call.number("scale") }),
    kl_normal: two(normal, measures.normalKlDivergence),
    kl_laplace: two(located, measures.laplaceKlDivergence),
    kl_exponential: two(rate, measures.exponentialKlDivergence),
    kl_gamma: two(gamma, measures.gammaKlDivergence),
    kl_beta: two(twoConcentrations, measures.betaKlDivergence),
    kl_bernoulli: two(probability, measures.bernoulliKlDivergence),
    kl_dirichlet: two(dirichlet, measures.dirichletKlDivergence),
    kl_geometric: two(probability, measures.geometricKlDivergence),
    kl_gumbel: two(located, measures.gumbelKlDivergence),
    kl_halfnormal: two(scaled, measures.halfNormalKlDivergence),
    kl_lognormal: two(located, measures.logNormalKlDivergence),
    kl_pareto: two(pareto, measures.paretoKlDivergence),
    kl_poisson: two(rate, measures.poissonKlDivergence),
    kl_cauchy: two(located, measures.cauchyKlDivergence),
    kl_continuousbernoulli: two(probability, measures.continuousBernoulliKlDivergence),
    kl_uniform: two(interval, measures.uniformKlDivergence),
    kl_multivariate_normal: two(
      { mean: "loc", covariance: "covariance" },
      measures.multivariateNormalKlDivergence,
    ),
    // The regulariser of a variational autoencoder, summed over the latent axis.
    kl_normal_standard: (call) =>
      measures
        .normalKlDivergence(
          { mean: call.input("mu"), standardDeviation: call.input("logvar").mul(0.5).exp() },
          { standardDeviation: 1 },
        )
        .sum(-1),
  },
};
