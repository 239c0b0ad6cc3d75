import { defineLoss } from "@surprisal/loss-registry";
import { normalize } from "./support/options.js";
import { crossEntropy, ownClass, prototyped, samplePrototypes } from "./support/prototypes.js";
import { squaredDistances, unit } from "./support/similarity.js";

/**
 * Neighbourhood components analysis with one learnt proxy per class in place of the samples: the surprisal of the own
 * proxy by softmax of −scale · d².
 *
 * `embeddings` is [samples, features] and `prototypes`, the proxies, [classes, features]; there is one loss per sample.
 * The own proxy stands in the sum too, as in ProxyNCA++.
 *
 * @throws ValueError for a class without a proxy: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { proxyNca } from "@surprisal/losses-metric-learning/proxy-nca";
 * const prediction = { embeddings: [[1, 0]], prototypes: [[1, 0], [0, 1]] };
 * // Squared distances 0 and 2: log(1 + e⁻²).
 * proxyNca(prediction, [0]).itemSync(); // → 0.1269
 * ```
 */
export const proxyNca = /* @__PURE__ */ defineLoss({
  name: "proxyNca",
  title: "Proxy-NCA",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{-s\lVert x - p_y\rVert^2}}{\sum_c e^{-s\lVert x - p_c\rVert^2}}`,
  domain: prototyped,
  options: {
    scale: { default: 1, exclusiveMin: 0, summary: "s, which multiplies the squared distances." },
    normalize,
  },
  properties: { smooth: true },
  sample: samplePrototypes(),
  perBatch(prediction, target, { scale, normalize }) {
    const own = ownClass("proxyNca", prediction, target);
    const { embeddings, prototypes } = prediction;
    const d = normalize
      ? squaredDistances(unit(embeddings), unit(prototypes))
      : squaredDistances(embeddings, prototypes);
    return crossEntropy(d.mul(-scale), own);
  },
  references: [
    "Y. Movshovitz-Attias, A. Toshev, T. K. Leung, S. Ioffe & S. Singh, No Fuss Distance Metric Learning using Proxies, ICCV 2017",
  ],
  peers: { "pytorch-metric-learning": "losses.ProxyNCALoss" },
});
