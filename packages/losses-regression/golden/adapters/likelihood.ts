import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import {
  betaNll,
  cauchyNll,
  exponentialNll,
  gammaNll,
  gaussianNll,
  laplaceNll,
  logNormalNll,
  multivariateNormalNll,
  negativeBinomialNll,
  poissonNll,
  studentTNll,
  vonMisesNll,
  weibullNll,
} from "../../src/index.js";
import { pair, reduced } from "./call.js";

/** The named inputs, which have our names or those given. */
const inputs = <K extends string>(call: GoldenCall, names: Readonly<Record<K, string>>) =>
  Object.fromEntries(
    Object.entries<string>(names).map(([ours, theirs]) => [ours, call.input(theirs)]),
  ) as Record<K, ReturnType<GoldenCall["input"]>>;
const located = (call: GoldenCall) => inputs(call, { location: "pred", scale: "scale" });
const target = (call: GoldenCall) => call.input("target");

/** PyTorch's variance may lack the last axis of the mean. */
function spread(call: GoldenCall) {
  const [mean, variance] = [call.input("pred"), call.input("var")];
  return { mean, variance: variance.rank < mean.rank ? variance.unsqueeze(-1) : variance };
}

export const likelihood: GoldenAdapters = {
  cases: {
    gaussian_nll: (call) =>
      gaussianNll(spread(call), target(call), {
        ...reduced(call),
        full: call.params.full === true,
        eps: call.number("eps"),
      }),
    normal_nll: (call) =>
      gaussianNll({ mean: call.input("pred"), variance: call.input("scale").square() }, target(call), {
        ...reduced(call),
        full: true,
      }),
    laplace_nll: (call) => laplaceNll(located(call), target(call), reduced(call)),
    cauchy_nll: (call) => cauchyNll(located(call), target(call), reduced(call)),
    student_t_nll: (call) =>
      studentTNll({ df: call.input("df"), ...located(call) }, target(call), reduced(call)),
    lognormal_nll: (call) => logNormalNll(located(call), target(call), reduced(call)),
    exponential_nll: (call) => exponentialNll(call.input("rate"), target(call), reduced(call)),
    gamma_nll: (call) =>
      gammaNll(inputs(call, { concentration: "concentration", rate: "rate" }), target(call), reduced(call)),
    beta_nll: (call) =>
      betaNll(inputs(call, { alpha: "concentration1", beta: "concentration0" }), target(call), reduced(call)),
    weibull_nll: (call) =>
      weibullNll(
        inputs(call, { scale: "scale", concentration: "concentration" }),
        target(call),
        reduced(call),
      ),
    von_mises_nll: (call) =>
      vonMisesNll(
        inputs(call, { location: "pred", concentration: "concentration" }),
        target(call),
        reduced(call),
      ),
    poisson_nll: (call) =>
      poissonNll(...pair(call), {
        ...reduced(call),
        logInput: call.params.log_input === true,
        full: call.params.full === true,
        eps: call.number("eps"),
      }),
    negative_binomial_nll: (call) =>
      negativeBinomialNll(
        inputs(call, { totalCount: "total_count", logits: "logits" }),
        target(call),
        reduced(call),
      ),
    multivariate_normal_nll: (call) =>
      multivariateNormalNll(inputs(call, { mean: "pred", covariance: "scale_tril" }), target(call), {
        ...reduced(call),
        factored: true,
      }),
  },
};
