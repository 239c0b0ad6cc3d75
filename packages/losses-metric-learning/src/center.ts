import { defineLoss } from "@surprisal/loss-registry";
import { ownClass, prototyped, samplePrototypes } from "./support/prototypes.js";

/**
 * Half the squared distance of a sample from the centre of its class. An addition to softmax cross-entropy, which alone
 * separates classes without drawing them together.
 *
 * `embeddings` is [samples, features] and `prototypes`, the centres, [classes, features].
 *
 * @throws ValueError for a class without a centre: at the call when the classes are on the host, else on the read.
 * @example
 * ```ts
 * import { center } from "@surprisal/losses-metric-learning/center";
 * const prediction = { embeddings: [[3, 4]], prototypes: [[0, 0], [3, 3]] };
 * center(prediction, [0]).itemSync(); // → 12.5
 * ```
 */
export const center = /* @__PURE__ */ defineLoss({
  name: "center",
  title: "Centre",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\tfrac12\lVert x - c_y\rVert^2`,
  domain: prototyped,
  properties: { convex: true, smooth: true },
  sample: samplePrototypes(),
  perBatch(prediction, target) {
    const own = ownClass("center", prediction, target).cast(prediction.embeddings.dtype);
    const centres = own.matmul(prediction.prototypes);
    return prediction.embeddings.sub(centres).square().sum(1).mul(0.5);
  },
  references: [
    "Y. Wen, K. Zhang, Z. Li & Y. Qiao, A Discriminative Feature Learning Approach for Deep Face Recognition, ECCV 2016",
  ],
});
