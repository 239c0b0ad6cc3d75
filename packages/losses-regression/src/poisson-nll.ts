import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { expMinusLine } from "./support/small.js";

/**
 * Surprisal of a count under a Poisson distribution, up to a constant: e^f − target·f for the logarithm f of the rate.
 *
 * With `logInput: false` the prediction is the rate itself: rate − target·log(rate + eps). `full: true` adds Stirling's
 * approximation of log(target!) where the target exceeds 1, as PyTorch does. Gluon's `from_logits` is `logInput`; Keras
 * takes a rate, with `eps` 1e-7. A rate below −eps gives NaN unless the target is 0. With scikit-learn it is the half
 * deviance with logarithmic link. Prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { poissonNll } from "@surprisal/losses-regression/poisson-nll";
 * poissonNll([0, Math.log(2)], [3, 2], { reduction: "none" }).arraySync(); // → [1, 0.61370564]
 * poissonNll([2], [2], { logInput: false, full: true }).itemSync(); // → 1.2655121
 * ```
 */
export const poissonNll = /* @__PURE__ */ defineLoss({
  name: "poissonNll",
  aliases: ["halfPoisson"],
  title: "Poisson likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`e^f - y f`,
  domain: { prediction: "real", target: "count" },
  options: {
    logInput: { type: "boolean", default: true, summary: "The prediction is the logarithm of the rate." },
    full: { type: "boolean", default: false, summary: "Adds Stirling's approximation of log y! for y > 1." },
    eps: { default: 1e-8, min: 0, summary: "Added to the rate in its logarithm, without `logInput`." },
  },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "log of the mean" },
  elementwise(prediction, target, { logInput, full, eps }) {
    const plain = (rate: Tensor, count: Tensor) =>
      logInput ? rate.exp().sub(count.mul(rate)) : rate.sub(count.xlogy(rate.add(eps)));
    if (!full) return plain(prediction, target);
    // Stirling's approximation of log y! takes the large terms away. Each formula gets a rate at which it has slopes where
    // the other counts.
    const isLarge = target.greater(1);
    const y = isLarge.where(target, 1);
    const rate = isLarge.where(prediction, 1);
    const logRate = logInput ? rate : rate.add(eps).log();
    const large = y.mul(expMinusLine(logRate.sub(y.log()))).add(
      y
        .mul(2 * Math.PI)
        .log()
        .mul(0.5),
    );
    return isLarge.where(logInput ? large : large.sub(eps), plain(isLarge.where(1, prediction), target));
  },
  peers: {
    PyTorch: "nn.PoissonNLLLoss",
    Gluon: "PoissonNLLLoss",
    Keras: "losses.Poisson",
    "scikit-learn": "HalfPoissonLoss",
    "TensorFlow Probability": "-distributions.Poisson(log_rate=f).log_prob",
  },
  references: ["P. McCullagh & J. A. Nelder, Generalized Linear Models, 1989"],
});
