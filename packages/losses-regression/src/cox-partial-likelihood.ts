import { defineLoss } from "@surprisal/loss-registry";
import {
  arange,
  customGrad,
  type Dtype,
  randomNormal,
  randomUniform,
  ShapeError,
  type Tensor,
} from "@surprisal/tensor";

/**
 * Cox's partial likelihood of the order in which a batch of subjects died, of whom the prediction is the log-hazard:
 * for each death, log Σ e^f over those still at risk, less f of the one who died.
 *
 * The target is { time, event }: the time of a death (event 1) or until which a subject was seen alive (event 0). At
 * risk at time t is who has a time of t or more. Deaths at one time are a tie: `ties: "efron"` takes the tied subjects
 * out of the risk on average, "breslow" leaves them in. Of N subjects the losses are [N], 0 for those censored, and the
 * mean divides by N; by the number of deaths, as pycox does, with `{ reduction: "weightedMean", weight: event }`. A
 * subject masked out is at no risk; a weight weighs deaths, not risks. The work grows with N².
 *
 * @throws ShapeError unless prediction, time and event are vectors of one length.
 * @example
 * ```ts
 * import { coxPartialLikelihood } from "@surprisal/losses-regression/cox-partial-likelihood";
 * const target = { time: [1, 2, 2, 3], event: [1, 1, 1, 0] };
 * coxPartialLikelihood([0, 0, 0, 0], target, { reduction: "sum" }).itemSync(); // → 3.1780538
 * coxPartialLikelihood([0, 0, 0, 0], target, { ties: "breslow", reduction: "sum" }).itemSync(); // → 3.5835189
 * ```
 */
export const coxPartialLikelihood = /* @__PURE__ */ defineLoss({
  name: "coxPartialLikelihood",
  title: "Cox partial likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\sum_{j:\, t_j \ge t_i} e^{f_j} - f_i \quad\text{for each death } i`,
  domain: { prediction: "real", target: { time: "time", event: "binary" } },
  options: {
    ties: {
      type: "choice",
      choices: ["efron", "breslow"],
      default: "efron",
      summary: "How deaths at one time are counted.",
    },
  },
  properties: { convex: true, robust: true, smooth: true },
  sample({ shape: [size = 1], seed, dtype }) {
    return {
      prediction: randomNormal([size], { seed: 3 * seed, dtype }),
      target: {
        time: randomUniform([size], { low: 1, high: 6, seed: 3 * seed + 1, dtype }).floor(),
        event: randomUniform([size], { low: 0, high: 1, seed: 3 * seed + 2, dtype })
          .less(0.7)
          .cast(dtype),
      },
    };
  },
  perBatch(prediction, { time, event }, { ties }) {
    checkShapes({ prediction, time, event });
    const died = event.notEqual(0);
    // Row i holds what counts in the death of i.
    const [own, other] = [time.unsqueeze(-1), time.unsqueeze(-2)];
    const scores = other.greaterEqual(own).where(prediction.unsqueeze(-2), Number.NEGATIVE_INFINITY);
    // NaN is not even as large as itself: at such a time nobody would be at risk.
    const risk = time.isNaN().where(Number.NaN, scores.logSumExp(-1));
    const breslow = risk.sub(prediction);
    if (ties === "breslow") return died.where(breslow, 0);
    const tied = other.equal(own).logicalAnd(died.unsqueeze(-2));
    const share = shareOf(tied, scores, risk);
    return died.where(
      share
        .mul(placeAmong(tied, died, share.dtype))
        .neg()
        .log1p()
        .add(breslow),
      0,
    );
  },
  peers: {
    lifelines: "CoxPHFitter",
    statsmodels: "duration.hazard_regression.PHReg",
    "scikit-survival": "linear_model.CoxPHSurvivalAnalysis",
    pycox: "models.loss.CoxPHLoss",
    XGBoost: "survival:cox",
  },
  references: [
    "D. R. Cox, Regression Models and Life-Tables, JRSS B 34, 1972",
    "N. Breslow, Covariance Analysis of Censored Survival Data, Biometrics 30, 1974",
    "B. Efron, The Efficiency of Cox's Likelihood Function for Censored Data, JASA 72, 1977",
  ],
});

/** What the tied have of the risk: Σ e^score over them, divided by it. */
function shareOf(tied: Tensor, scores: Tensor, risk: Tensor): Tensor {
  return customGrad((s: Tensor, r: Tensor) => {
    const each = tied.where(s.sub(r.unsqueeze(-1)).exp(), 0);
    return {
      value: each.sum(-1),
      // The rules of differentiation would add up once more what is known: the slope in the logarithm of the risk is −share.
      gradient: (dy) => [dy.unsqueeze(-1).mul(each), dy.mul(shareOf(tied, s, r)).neg()],
    };
  })(scores, risk);
}

/** How many of those who died together come before each, as a fraction of them all; 0 for the living. */
function placeAmong(tied: Tensor, died: Tensor, dtype: Dtype): Tensor {
  const order = arange(died.size);
  const before = tied.logicalAnd(order.unsqueeze(-2).less(order.unsqueeze(-1))).sum(-1);
  return died.where(before.cast(dtype).div(tied.sum(-1).maximum(1)), 0);
}

function checkShapes(given: { readonly [name: string]: Tensor }): void {
  const [first, ...others] = Object.values(given);
  if (first?.rank === 1 && others.every(({ rank, size }) => rank === 1 && size === first.size)) return;
  const shapes = Object.entries(given).map(([name, { shape }]) => `${name} [${shape.join(", ")}]`);
  throw new ShapeError(
    `coxPartialLikelihood: ${shapes.join(", ")} must be vectors with one number for each subject. ` +
      "A column [N, 1] becomes one by .squeeze(-1).",
  );
}
