import { defineLoss } from "@surprisal/loss-registry";
import { diagonal } from "./support/diagonal.js";
import { squaredDistances } from "./support/similarity.js";
import { checkViews, views } from "./support/views.js";

/**
 * Smoothed deep metric learning: the divergence of softmax(−d²), over the second views of the batch, from a distribution
 * that has 1 − `smoothing` at the sample's own and spreads the rest.
 *
 * `first` and `second` are [samples, features], two samples or more; there is one loss per sample, the mean over the
 * batch as Gluon takes it.
 *
 * @example
 * ```ts
 * import { sdml } from "@surprisal/losses-metric-learning/sdml";
 * const first = [[0, 0], [0, 0]];
 * sdml({ first, second: first }, { smoothing: 0.5 }).itemSync(); // → 0
 * ```
 */
export const sdml = /* @__PURE__ */ defineLoss({
  name: "sdml",
  title: "Smoothed deep metric learning",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\tfrac1N\sum_j q_{ij}\,(\log q_{ij} - \log\operatorname{softmax}(-d_i^2)_j),\quad q_{ii} = 1 - s`,
  domain: views,
  options: {
    smoothing: { default: 0.3, min: 0, max: 1, summary: "s, what the other samples share." },
    eps: { default: 1e-12, min: 0, summary: "Added to the target inside its logarithm." },
  },
  properties: { smooth: true },
  perBatch(views, _, { smoothing, eps }) {
    checkViews("sdml", views);
    const samples = views.first.shape[0] ?? 0;
    const own = diagonal(samples);
    const share = smoothing / Math.max(samples - 1, 1);
    const logs = squaredDistances(views.first, views.second).neg().logSoftmax(1);
    const term = (q: number) =>
      q === 0
        ? 0
        : logs
            .neg()
            .add(Math.log(q + eps))
            .mul(q);
    return own.where(term(1 - smoothing), term(share)).mean(1);
  },
  references: [
    "M. Bonadiman, A. Kumar & A. Mittal, Large Scale Question Paraphrase Retrieval with Smoothed Deep Metric Learning, 2019",
  ],
  peers: { Gluon: "SDMLLoss" },
});
