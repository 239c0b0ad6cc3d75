import { defineLoss } from "@surprisal/loss-registry";
import { ShapeError, type Tensor } from "@surprisal/tensor";
import { ofBatch } from "./support/batch.js";
import { diagonal } from "./support/diagonal.js";
import { checkViews, views } from "./support/views.js";

/**
 * Variance, invariance, covariance: two views of a sample should agree, each feature should vary over the batch with a
 * standard deviation of 1 at least, and features should not covary.
 *
 * `first` and `second` are [samples, features], two samples or more; the result is one number for the batch, whatever
 * the reduction. Variances are unbiased.
 *
 * @throws ShapeError for a batch of one, which has no variance.
 * @example
 * ```ts
 * import { vicReg } from "@surprisal/losses-metric-learning/vic-reg";
 * const first = [[1, 2], [-1, 2]];
 * const second = [[1, 0], [-1, 0]];
 * vicReg({ first, second }, { invariance: 1, variance: 0, covariance: 0 }).itemSync(); // → 2
 * vicReg({ first, second }, { invariance: 0, variance: 1, covariance: 0, eps: 0.25 }).itemSync(); // → 0.25
 * ```
 */
export const vicReg = /* @__PURE__ */ defineLoss({
  name: "vicReg",
  title: "VICReg",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\lambda\operatorname{mean}(a - b)^2 + \tfrac\mu2\sum_{x \in \{a, b\}}\operatorname{mean}_k\max(0, 1 - \sigma_k(x)) + \tfrac\nu D\sum_{x}\sum_{k \ne l}\operatorname{cov}_{kl}(x)^2`,
  domain: views,
  options: {
    invariance: { default: 25, min: 0, summary: "λ, the weight of the views' disagreement." },
    variance: { default: 25, min: 0, summary: "μ, the weight of features that vary too little." },
    covariance: { default: 1, min: 0, summary: "ν, the weight of features that covary." },
    eps: { default: 1e-4, min: 0, summary: "Added to the variances." },
  },
  perBatch(views, _, { invariance, variance, covariance, eps }) {
    checkViews("vicReg", views);
    const { first, second } = views;
    const [samples = 0, features = 1] = first.shape;
    if (samples === 1)
      throw new ShapeError("vicReg: one sample has no variance. Give a batch of two or more.");
    const spread = (x: Tensor) =>
      x
        .variance(0, { correction: 1 })
        .add(eps)
        .sqrt()
        .neg()
        .add(1)
        .relu()
        .mean()
        .mul(variance / 2);
    const redundancy = (x: Tensor) => {
      const centred = x.sub(x.mean(0));
      const covariances = centred
        .transpose()
        .matmul(centred)
        .div(samples - 1);
      return diagonal(features)
        .where(0, covariances)
        .square()
        .sum()
        .mul(covariance / features);
    };
    const disagreement = () => first.sub(second).square().mean().mul(invariance);
    return ofBatch(first, () =>
      [first, second].reduce((total, x) => total.add(spread(x)).add(redundancy(x)), disagreement()),
    );
  },
  references: [
    "A. Bardes, J. Ponce & Y. LeCun, VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised Learning, ICLR 2022",
  ],
  peers: { "pytorch-metric-learning": "losses.VICRegLoss" },
});
