import { defineLoss } from "@surprisal/loss-registry";
import { labelled, ofBatch, pairsOf } from "./support/batch.js";
import { contrast, contrastOptions } from "./support/contrast.js";
import { unit } from "./support/similarity.js";

/**
 * The contrastive loss of all pairs, by the signal-to-noise distance: the variance over features of the difference of
 * two samples, divided by that of the anchor.
 *
 * The prediction is [samples, features] and the result one number for the batch, whatever the reduction. The averages
 * are over the pairs that are not 0 yet, or over "all". An anchor whose features are all equal has no signal: NaN or ∞.
 *
 * @example
 * ```ts
 * import { snrContrastive } from "@surprisal/losses-metric-learning/snr-contrastive";
 * const embeddings = [[1, -1], [1, -1], [-1, 1], [-1, 1]];
 * snrContrastive(embeddings, [0, 0, 1, 1], { negativeMargin: 5 }).itemSync(); // → 1
 * ```
 */
export const snrContrastive = /* @__PURE__ */ defineLoss({
  name: "snrContrastive",
  title: "Signal-to-noise contrastive",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\operatorname{mean}_{y_i = y_j}\max(0, d_{ij} - m_+) + \operatorname{mean}_{y_i \ne y_j}\max(0, m_- - d_{ij}),\quad d_{ij} = \frac{\operatorname{var}(x_i - x_j)}{\operatorname{var} x_i}`,
  domain: labelled,
  options: contrastOptions,
  perBatch(embeddings, labels, { normalize, ...options }) {
    const pairs = pairsOf("snrContrastive", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    return ofBatch(embeddings, () => {
      // The variance of a difference is that of its parts less twice their covariance.
      const centred = x.sub(x.mean(1, { keepDims: true }));
      const covariances = centred.matmul(centred.transpose());
      const signal = centred.square().sum(1);
      const noise = signal.unsqueeze(1).add(signal).sub(covariances.mul(2)).relu();
      return contrast(noise.div(signal.unsqueeze(1)), pairs, options);
    });
  },
  references: [
    "T. Yuan, W. Deng, J. Tang, Y. Tang & B. Chen, Signal-to-Noise Ratio: A Robust Distance Metric for Deep Metric Learning, CVPR 2019",
  ],
  peers: { "pytorch-metric-learning": "losses.SignalToNoiseRatioContrastiveLoss" },
});
