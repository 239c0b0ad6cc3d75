import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { normalize } from "./support/options.js";
import { squaredDistances, unit } from "./support/similarity.js";

/**
 * Neighbourhood components analysis: the surprisal of a sample's random neighbour having its label, by softmax of
 * −scale · d² over all other samples.
 *
 * The prediction is [samples, features]; a sample without its like has loss 0 and does not count in the mean.
 *
 * @example
 * ```ts
 * import { nca } from "@surprisal/losses-metric-learning/nca";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * // log(1 + 2e⁻²)
 * nca(embeddings, [0, 0, 1, 1]).itemSync(); // → 0.2395
 * ```
 */
export const nca = /* @__PURE__ */ defineLoss({
  name: "nca",
  title: "Neighbourhood components analysis",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{\sum_{y_p = y_i} e^{-s d_{ip}^2}}{\sum_{j \ne i} e^{-s d_{ij}^2}}`,
  domain: labelled,
  options: {
    scale: { default: 1, exclusiveMin: 0, summary: "s, which multiplies the squared distances." },
    normalize,
  },
  properties: { smooth: true },
  perBatch(embeddings, labels, { scale, normalize }) {
    const { positive, negative } = pairsOf("nca", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const scores = squaredDistances(x, x).mul(-scale);
    const chosen = positive.any(1);
    const like = chosen.where(maskedLogSumExp(scores, positive), 0);
    const unlike = maskedLogSumExp(scores, negative);
    return { loss: chosen.where(unlike.sub(like).softplus(), 0), divisor: chosen };
  },
  references: [
    "J. Goldberger, S. Roweis, G. Hinton & R. Salakhutdinov, Neighbourhood Components Analysis, NeurIPS 2004",
  ],
  peers: { "pytorch-metric-learning": "losses.NCALoss" },
});
