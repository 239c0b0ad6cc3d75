import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { entr } from "./entr.js";
import { relEntr } from "./rel-entr.js";
import { crossTerm } from "./support/cross-term.js";

/**
 * Kullback–Leibler divergence of the target distribution from the predicted one, y log(y / p), class by class.
 *
 * The prediction holds logarithms of probabilities unless `input` says "logits", which go through logSoftmax along
 * `axis`, or "probs"; `logTarget` says that the target holds logarithms too. It and the prediction broadcast. 0 where
 * y = 0, ∞ where y > 0 and p = 0; −y is the slope in log p, softmax − y that in logits.
 *
 * The default reduction is the mathematical one, "batchMean": the sum over all axes but the first, and the mean over
 * that. PyTorch's default is "mean", over all elements; Gluon's is "perSample", which averages over the classes and is
 * their number times smaller, with `eps` 1e-12. A single distribution is a batch of one: give it the shape [1, classes].
 *
 * @example
 * ```ts
 * import { klDivergenceLoss } from "@surprisal/info-theory/kl-divergence-loss";
 * const target = [[0.5, 0.5], [1, 0]];
 * klDivergenceLoss([[0, 0], [0, 0]], target, { input: "logits" }).itemSync(); // → 0.34657359
 * klDivergenceLoss([[0.5, 0.5], [0.5, 0.5]], target, { input: "probs", reduction: "none" }).arraySync();
 * // → [[0, 0], [0.69314718, 0]]
 * ```
 */
export const klDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "klDivergenceLoss",
  aliases: ["klDiv"],
  title: "Kullback–Leibler divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`y\,(\log y - \log p)`,
  domain: {
    prediction: ["logProbability", "logits", "distribution"],
    target: ["distribution", "logProbability"],
  },
  options: {
    input: {
      type: "choice",
      choices: ["logProbs", "logits", "probs"],
      default: "logProbs",
      summary: "What the prediction holds.",
    },
    logTarget: { type: "boolean", default: false, summary: "Whether the target holds logarithms." },
    eps: { default: 0, min: 0, summary: "Added to the target inside its logarithm; Gluon adds 1e-12." },
    axis: {
      type: "axis",
      default: -1,
      summary: "The axis of the classes, along which logits are normalised.",
    },
  },
  reduction: "batchMean",
  properties: { convex: true, smooth: true },
  elementwise(prediction, target, { input, logTarget, eps, axis }) {
    // The divergence of probabilities keeps the digits that y log y − y log p would lose where they nearly agree.
    if (input === "probs" && !logTarget && eps === 0) return relEntr(target, prediction);
    const truth = logTarget ? target.exp() : target;
    const information =
      eps > 0 ? truth.mul(truth.add(eps).log()) : logTarget ? finite(target).mul(truth) : entr(target).neg();
    if (input === "probs") return information.sub(crossTerm(truth, prediction));
    const logProbs = input === "logits" ? prediction.logSoftmax(axis) : prediction;
    const impossible = truth.equal(0).logicalAnd(logProbs.equal(Number.NEGATIVE_INFINITY));
    return information.sub(truth.mul(impossible.where(0, logProbs)));
  },
  peers: {
    PyTorch: "nn.KLDivLoss",
    Keras: "losses.KLDivergence",
    optax: "kl_divergence",
    Gluon: "loss.KLDivLoss",
  },
  references: ["S. Kullback & R. A. Leibler, On Information and Sufficiency, 1951"],
});

/** The logarithm of 0 as 0, for products with that 0. */
function finite(logarithm: Tensor): Tensor {
  return logarithm.equal(Number.NEGATIVE_INFINITY).where(0, logarithm);
}
