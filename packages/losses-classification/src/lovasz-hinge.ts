import { defineLoss } from "@surprisal/loss-registry";
import { ShapeError } from "@surprisal/tensor";
import { jaccardWeights } from "./support/lovasz.js";

/**
 * The convex extension of the Jaccard loss of binary segmentation to hinge errors: where every error is 0 or 1, it is one
 * minus intersection over union.
 *
 * Of logits and labels 0 or 1 in one shape: the errors max(0, 1 − ±z) of an image, from the largest down, weighed by how
 * much each enlarges the Jaccard loss. The first axis counts images, each of which has one loss; with `perImage: false`,
 * and with a single axis, everything is one image. Equal errors count in their order in the image; the slope of an
 * error of 0 is 0.
 *
 * @throws ShapeError unless logits and labels have one shape
 * @example
 * ```ts
 * import { lovaszHinge } from "@surprisal/losses-classification/lovasz-hinge";
 * lovaszHinge([3, 2, -2, -3], [1, 1, 0, 0]).itemSync(); // → 0
 * lovaszHinge([0, 2, -2, -3], [1, 1, 0, 0]).itemSync(); // → 0.5
 * ```
 */
export const lovaszHinge = /* @__PURE__ */ defineLoss({
  name: "lovaszHinge",
  title: "Lovász hinge",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\sum_i \max(0, m_{\pi_i})\, \bigl(\Delta_J(\pi_1, \dots, \pi_i) - \Delta_J(\pi_1, \dots, \pi_{i-1})\bigr),\quad m = 1 - (2y - 1) z`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    perImage: { type: "boolean", default: true, summary: "Whether each image has a loss of its own." },
  },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  perBatch(logits, target, { perImage }) {
    if (logits.shape.join() !== target.shape.join()) {
      throw new ShapeError(
        `lovaszHinge: prediction [${logits.shape.join(", ")}] and target [${target.shape.join(", ")}] must have one shape, ` +
          "a label 0 or 1 for each logit. Classes have lovaszSoftmax.",
      );
    }
    const images = perImage && logits.rank > 1 ? logits.shape.slice(0, 1) : [];
    const count = images[0] ?? 1;
    const shape = [count, 1, 1, logits.size / Math.max(count, 1)];
    const [z, y] = [logits.reshape(shape), target.reshape(shape)];
    const errors = z.mul(y.mul(-2).add(1)).add(1);
    return errors.relu().mul(jaccardWeights(errors, y)).sum([1, 2, 3]).reshape(images);
  },
  references: [
    "J. Yu & M. Blaschko, The Lovász Hinge, TPAMI 42, 2020",
    "M. Berman, A. Triki & M. Blaschko, The Lovász-Softmax Loss, CVPR 2018",
  ],
  peers: { "segmentation_models.pytorch": 'LovaszLoss(mode="binary")' },
});
