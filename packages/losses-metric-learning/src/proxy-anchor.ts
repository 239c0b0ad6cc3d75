import { defineLoss } from "@surprisal/loss-registry";
import { ofBatch } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { ownClass, prototyped, samplePrototypes } from "./support/prototypes.js";
import { cosines } from "./support/similarity.js";

/**
 * Each learnt proxy as an anchor: a soft maximum of how far its own samples' cosines lie below the margin, averaged over
 * proxies that have samples, plus one of how far those of other classes lie above it, over all proxies.
 *
 * `embeddings` is [samples, features] and `prototypes`, the proxies, [classes, features]; the result is one number for the
 * batch, whatever the reduction.
 *
 * @throws ValueError for a class without a proxy: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { proxyAnchor } from "@surprisal/losses-metric-learning/proxy-anchor";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[1, 0], [0, 1]] };
 * // log(1 + e⁻¹) for its own proxy, and half of log(1 + e⁰) for the other.
 * proxyAnchor(prediction, [0], { margin: 0, scale: 1 }).itemSync(); // → 0.6598
 * ```
 */
export const proxyAnchor = /* @__PURE__ */ defineLoss({
  name: "proxyAnchor",
  title: "Proxy anchor",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\frac{1}{|P^+|}\sum_{p \in P^+}\log\Bigl(1 + \sum_{x \in p} e^{-\alpha(s(x, p) - \delta)}\Bigr) + \frac{1}{|P|}\sum_p\log\Bigl(1 + \sum_{x \notin p} e^{\alpha(s(x, p) + \delta)}\Bigr)`,
  domain: prototyped,
  options: {
    margin: { default: 0.1, summary: "δ, a difference of cosines." },
    scale: { default: 32, exclusiveMin: 0, summary: "α, which multiplies the cosines." },
  },
  properties: { smooth: true },
  sample: samplePrototypes(),
  perBatch(prediction, target, { margin, scale }) {
    const own = ownClass("proxyAnchor", prediction, target);
    return ofBatch(prediction.embeddings, () => {
      const cosine = cosines(prediction.embeddings, prediction.prototypes);
      const attraction = maskedLogSumExp(cosine.sub(margin).mul(-scale), own, 0).softplus();
      const repulsion = maskedLogSumExp(cosine.add(margin).mul(scale), own.logicalNot(), 0).softplus();
      const present = own.any(0).sum().cast(cosine.dtype);
      return attraction.sum().div(present).add(repulsion.mean());
    });
  },
  references: ["S. Kim, D. Kim, M. Cho & S. Kwak, Proxy Anchor Loss for Deep Metric Learning, CVPR 2020"],
  peers: { "pytorch-metric-learning": "losses.ProxyAnchorLoss" },
});
