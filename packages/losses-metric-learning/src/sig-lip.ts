import { defineLoss } from "@surprisal/loss-registry";
import { diagonal } from "./support/diagonal.js";
import { cosines } from "./support/similarity.js";
import { checkViews, views } from "./support/views.js";

/**
 * Sigmoid loss of image and text: each of the batch's pairs is classified by itself, as belonging together or not, by
 * the logit scale · cosine + bias.
 *
 * `first` and `second` are [samples, features]; there is one loss per sample, the sum over its pairs with all second
 * views. `scale` and `bias` are learnt: give them as tensors, through which gradients flow.
 *
 * @example
 * ```ts
 * import { sigLip } from "@surprisal/losses-metric-learning/sig-lip";
 * const image = [[1, 0], [0, 1]];
 * sigLip({ first: image, second: image }, { scale: 2, bias: -1 }).itemSync(); // → 0.6265
 * ```
 */
export const sigLip = /* @__PURE__ */ defineLoss({
  name: "sigLip",
  title: "Sigmoid loss of pairs (SigLIP)",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\sum_j \log(1 + e^{-z_{ij}(t \cos(a_i, b_j) + b)}),\quad z_{ij} = \begin{cases}1 & i = j\\ -1 & i \ne j\end{cases}`,
  domain: views,
  options: {
    scale: { type: "tensor", summary: "Multiplies the cosines. Default 10, where training starts." },
    bias: { type: "tensor", summary: "Added to the logits. Default −10, for pairs seldom belong together." },
  },
  properties: { smooth: true },
  perBatch(views, _, { scale, bias }) {
    checkViews("sigLip", views);
    const logits = cosines(views.first, views.second)
      .mul(scale ?? 10)
      .add(bias ?? -10);
    const belongs = diagonal(views.first.shape[0] ?? 0);
    return belongs.where(logits.neg(), logits).softplus().sum(1);
  },
  references: [
    "X. Zhai, B. Mustafa, A. Kolesnikov & L. Beyer, Sigmoid Loss for Language Image Pre-Training, ICCV 2023",
  ],
});
