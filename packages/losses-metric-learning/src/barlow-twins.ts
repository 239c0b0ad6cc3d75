import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { ofBatch } from "./support/batch.js";
import { diagonal } from "./support/diagonal.js";
import { checkViews, views } from "./support/views.js";

/**
 * Redundancy reduction: the correlations of the two views' features, over the batch, should be the identity.
 *
 * `first` and `second` are [samples, features]; the result is one number for the batch, whatever the reduction. Features
 * are standardised with the batch's mean and variance, to which `eps` is added.
 *
 * @example
 * ```ts
 * import { barlowTwins } from "@surprisal/losses-metric-learning/barlow-twins";
 * const first = [[1, 1], [1, -1], [-1, 1], [-1, -1]];
 * const second = [[1, 1], [1, 1], [-1, -1], [-1, -1]];
 * barlowTwins({ first, second: first }, { eps: 0 }).itemSync(); // → 0
 * barlowTwins({ first, second }, { eps: 0, redundancy: 0.5 }).itemSync(); // → 1.5
 * ```
 */
export const barlowTwins = /* @__PURE__ */ defineLoss({
  name: "barlowTwins",
  title: "Barlow Twins",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\sum_i (1 - c_{ii})^2 + \lambda\sum_{i \ne j} c_{ij}^2,\quad c = \tfrac1N \hat a^\top \hat b`,
  domain: views,
  options: {
    redundancy: {
      default: 0.005,
      min: 0,
      summary: "λ, the weight of correlations between different features.",
    },
    eps: { default: 1e-5, min: 0, summary: "Added to the variances." },
  },
  properties: { smooth: true },
  perBatch(views, _, { redundancy, eps }) {
    checkViews("barlowTwins", views);
    const { first, second } = views;
    const [samples = 0, features = 0] = first.shape;
    return ofBatch(first, () => {
      const correlations = standardised(first, eps)
        .transpose()
        .matmul(standardised(second, eps))
        .div(samples);
      const weighted = correlations.mul(Math.sqrt(redundancy));
      return diagonal(features).where(correlations.sub(1), weighted).square().sum();
    });
  },
  references: [
    "J. Zbontar, L. Jing, I. Misra, Y. LeCun & S. Deny, Barlow Twins: Self-Supervised Learning via Redundancy Reduction, ICML 2021",
  ],
});

const standardised = (x: Tensor, eps: number): Tensor => x.sub(x.mean(0)).div(x.variance(0).add(eps).sqrt());
