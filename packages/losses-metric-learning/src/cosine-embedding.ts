import { defineLoss } from "@surprisal/loss-registry";
import { axis } from "./support/options.js";
import { checkPairs, samplePairs } from "./support/pairs.js";

/**
 * One minus the cosine for a pair that is alike (label 1), and what the cosine exceeds `margin` by for one that is not (−1).
 *
 * `first` and `second` have the same shape, vectors along `axis`; the target has one label per pair. `eps` is added to
 * the squared lengths, so that a vector of zeros has cosine 0 and a finite slope. At the margin exactly the slope is 0.
 *
 * @example
 * ```ts
 * import { cosineEmbedding } from "@surprisal/losses-metric-learning/cosine-embedding";
 * const first = [[3, 4], [3, 4]];
 * const second = [[1, 0], [1, 0]];
 * cosineEmbedding({ first, second }, [1, -1], { reduction: "none" }).arraySync(); // → [0.4, 0.6]
 * ```
 */
export const cosineEmbedding = /* @__PURE__ */ defineLoss({
  name: "cosineEmbedding",
  title: "Cosine embedding",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\begin{cases}1 - \cos(a, b) & y = 1\\ \max(0, \cos(a, b) - m) & y = -1\end{cases}`,
  domain: { prediction: { first: "real", second: "real" }, target: "sign" },
  options: {
    margin: { default: 0, min: -1, max: 1, summary: "The cosine that unlike pairs may have." },
    eps: { default: 1e-12, min: 0, summary: "Added to the squared lengths." },
    axis,
  },
  properties: { robust: true },
  sample: samplePairs((pairs) => pairs.mul(2).sub(1)),
  perSample({ first, second }, target, { margin, eps, axis }) {
    checkPairs("cosineEmbedding", first, target);
    const squares = (x: typeof first) => x.square().sum(axis).add(eps);
    const cosine = first
      .mul(second)
      .sum(axis)
      .div(squares(first).mul(squares(second)).sqrt());
    return target.greater(0).where(cosine.neg().add(1), cosine.sub(margin).relu());
  },
  peers: { PyTorch: "nn.CosineEmbeddingLoss", Gluon: "CosineEmbeddingLoss" },
});
