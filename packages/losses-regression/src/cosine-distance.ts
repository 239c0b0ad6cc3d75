import { defineLoss } from "@surprisal/loss-registry";
import { cosine } from "./support/cosine.js";

/**
 * One minus the cosine of the angle between prediction and target, vectors along `axis`: between 0 and 2.
 *
 * Each norm counts as at least `eps`, so that a vector of zeros has cosine 0. `as: "negative"` gives minus the cosine,
 * Keras's loss. `normalize: false` takes the vectors as they are, as TensorFlow.js does, which expects unit length. One
 * loss per vector.
 *
 * @throws ShapeError for prediction and target of other shapes.
 * @example
 * ```ts
 * import { cosineDistance } from "@surprisal/losses-regression/cosine-distance";
 * cosineDistance([[3, 4], [0, 2]], [[4, 3], [0, 1]], { reduction: "none" }).arraySync(); // → [0.04, 0]
 * cosineDistance([[3, 4]], [[4, 3]], { as: "negative" }).itemSync(); // → -0.96
 * ```
 */
export const cosineDistance = /* @__PURE__ */ defineLoss({
  name: "cosineDistance",
  title: "Cosine distance",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`1 - \frac{\langle f, y\rangle}{\lVert f\rVert\,\lVert y\rVert}`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the vectors." },
    eps: { default: 1e-8, min: 0, summary: "What each norm counts at least." },
    as: {
      type: "choice",
      choices: ["distance", "negative"],
      default: "distance",
      summary: "One minus the cosine, or minus the cosine.",
    },
    normalize: { type: "boolean", default: true, summary: "Whether to divide by the norms." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perSample(prediction, target, { axis, eps, as, normalize }) {
    const similarity = normalize ? cosine(prediction, target, axis, eps) : prediction.mul(target).sum(axis);
    return as === "negative" ? similarity.neg() : similarity.neg().add(1);
  },
  peers: {
    PyTorch: "nn.CosineSimilarity",
    Keras: "losses.CosineSimilarity",
    optax: "losses.cosine_distance",
    "TensorFlow.js": "losses.cosineDistance",
  },
  references: ["G. Salton, The SMART Retrieval System, 1971"],
});
