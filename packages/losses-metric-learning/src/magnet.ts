import { defineLoss } from "@surprisal/loss-registry";
import { arange, randomNormal } from "@surprisal/tensor";
import { checkLabels, checkVectors, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { squaredDistances } from "./support/similarity.js";

/**
 * Draws samples to the mean of their cluster, and away from the clusters of other labels, in units of the batch's variance
 * about its cluster means.
 *
 * The prediction is [samples, features], the target each sample's label and its cluster within the batch; a cluster
 * has one label. There is one loss per sample; with one label alone it is 0. Where no sample differs from the mean of its
 * cluster there is no unit to measure in: NaN.
 *
 * @example
 * ```ts
 * import { magnet } from "@surprisal/losses-metric-learning/magnet";
 * const embeddings = [[1], [-1], [6], [4]];
 * const target = { cluster: [0, 0, 1, 1], label: [0, 0, 1, 1] };
 * // Variance 4/3; own mean at distance 1, the other's at 4: max(0, (1 − 16)·3/8 + gap).
 * magnet(embeddings, target, { gap: 7, reduction: "none" }).arraySync(); // → [1.375, 0, 0, 1.375]
 * ```
 */
export const magnet = /* @__PURE__ */ defineLoss({
  name: "magnet",
  title: "Magnet",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\max\Bigl(0, \frac{\lVert x - \mu_x\rVert^2}{2\sigma^2} + \alpha + \log\sum_{y_\mu \ne y} e^{-\lVert x - \mu\rVert^2 / 2\sigma^2}\Bigr)`,
  domain: { prediction: "real", target: { cluster: "label", label: "label" } },
  options: { gap: { default: 1, summary: "α, the gap desired between labels." } },
  sample: ({ shape: [samples = 2, features = 1], seed, dtype }) => ({
    prediction: randomNormal([samples, features], { seed, dtype }),
    target: {
      cluster: arange(0, samples, 1, { dtype }).div(2).floor(),
      label: arange(0, samples, 1, { dtype }).div(4).floor(),
    },
  }),
  perBatch(embeddings, { cluster, label }, { gap }) {
    checkVectors("magnet", "prediction", embeddings);
    checkLabels("magnet", "prediction", embeddings, label);
    checkLabels("magnet", "prediction", embeddings, cluster);
    const together = cluster.unsqueeze(1).equal(cluster).cast(embeddings.dtype);
    const size = together.sum(1);
    const means = together.matmul(embeddings).div(size.unsqueeze(1).maximum(1));
    const own = embeddings.sub(means).square().sum(1);
    const scale = own.sum().mul(2 / Math.max(label.size - 1, 1));
    const { negative } = pairsOf("magnet", embeddings, label);
    // Each cluster stands once for each of its samples.
    const near = squaredDistances(embeddings, means).div(scale.neg()).sub(size.maximum(1).log());
    const others = maskedLogSumExp(near, negative);
    const some = negative.any(1);
    return some.where(own.div(scale).add(gap).add(some.where(others, 0)).relu(), 0);
  },
  references: [
    "O. Rippel, M. Paluri, P. Dollar & L. Bourdev, Metric Learning with Adaptive Density Discrimination, ICLR 2016",
  ],
});
