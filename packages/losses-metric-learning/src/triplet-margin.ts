import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { axis } from "./support/options.js";

/**
 * How much farther the anchor is from the positive than from the negative, plus a margin, where that is positive.
 *
 * The three have the same shape, vectors along `axis`. The distance is the `p`-norm of a − b + `eps`, PyTorch's, which
 * keeps the slope finite where two are equal; `rootEps` adds to the sum under the root instead, as optax does; `squared`
 * takes squared distances, as Gluon does. With `swap` the negative's distance is from whichever of anchor and positive is
 * nearer. At the margin exactly the slope is 0.
 *
 * @example
 * ```ts
 * import { tripletMargin } from "@surprisal/losses-metric-learning/triplet-margin";
 * const anchor = [[0, 0]];
 * const positive = [[3, 4]];
 * const negative = [[0, 2]];
 * tripletMargin({ anchor, positive, negative }).itemSync(); // → 4
 * tripletMargin({ anchor, positive, negative }, { squared: true }).itemSync(); // → 22
 * ```
 */
export const tripletMargin = /* @__PURE__ */ defineLoss({
  name: "tripletMargin",
  aliases: ["triplet"],
  title: "Triplet margin",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\max(0, d(a, p) - d(a, n) + m)`,
  domain: { prediction: { anchor: "real", positive: "real", negative: "real" } },
  options: {
    margin: { default: 1, summary: "How much farther the negative should be than the positive." },
    p: { default: 2, min: 1, summary: "Which norm the distance is." },
    eps: { default: 1e-6, min: 0, summary: "Added to each difference." },
    rootEps: {
      min: 0,
      excludes: ["eps", "p"],
      summary: "Added under the root of the Euclidean distance; optax's.",
    },
    squared: { type: "boolean", default: false, summary: "Squared Euclidean distances; Gluon's." },
    swap: {
      type: "boolean",
      default: false,
      summary: "Take the negative's distance from the positive where that is nearer.",
    },
    axis,
  },
  properties: { robust: false },
  perSample({ anchor, positive, negative }, _, { margin, p, eps, rootEps, squared, swap, axis }) {
    const distance = (a: Tensor, b: Tensor): Tensor => {
      if (squared) return a.sub(b).square().sum(axis);
      if (rootEps !== undefined) return a.sub(b).square().sum(axis).add(rootEps).sqrt();
      return a.sub(b).add(eps).norm(axis, { order: p });
    };
    const toNegative = distance(anchor, negative);
    const nearest = swap ? toNegative.minimum(distance(positive, negative)) : toNegative;
    return distance(anchor, positive).sub(nearest).add(margin).relu();
  },
  references: [
    "F. Schroff, D. Kalenichenko & J. Philbin, FaceNet: A Unified Embedding for Face Recognition and Clustering, CVPR 2015",
  ],
  peers: { PyTorch: "nn.TripletMarginLoss", Gluon: "TripletLoss", optax: "losses.triplet_margin_loss" },
});
