import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, ShapeError } from "@surprisal/tensor";
import { spreadScore } from "./support/pairs.js";

/**
 * Energy score of an ensemble of vectors, the CRPS of several quantities together: the mean Euclidean distance of a
 * member from the target, less half the mean distance of two members.
 *
 * The prediction is [..., m, D], m members of D components, the target [..., D], the losses [...]. `fair: true` divides
 * the distances of pairs by m(m − 1) instead of m². Where vectors are equal their distance has slope 0.
 *
 * @throws ShapeError for a target that is not the prediction without its members; when `fair` is asked of fewer than
 * two members.
 * @example
 * ```ts
 * import { energyScore } from "@surprisal/losses-regression/energy-score";
 * energyScore([[[0, 0], [6, 8]]], [[0, 0]]).itemSync(); // → 2.5
 * energyScore([[[0, 0], [6, 8]]], [[0, 0]], { fair: true }).itemSync(); // → 0
 * ```
 */
export const energyScore = /* @__PURE__ */ defineLoss({
  name: "energyScore",
  title: "Energy score",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac1m\sum_i \lVert x_i - y\rVert - \frac1{2m^2}\sum_{i,j} \lVert x_i - x_j\rVert`,
  domain: { prediction: "real", target: "real" },
  options: {
    fair: { type: "boolean", default: false, summary: "Divides the distances of pairs by m(m − 1)." },
  },
  properties: { convex: false, robust: true, smooth: false, lipschitz: 1 },
  sample({ shape, seed, dtype }) {
    const members = [...shape.slice(0, -1), 4, ...shape.slice(-1)];
    return {
      prediction: randomNormal(members, { seed: 2 * seed, dtype }),
      target: randomNormal(shape, { seed: 2 * seed + 1, dtype }),
    };
  },
  perBatch(prediction, target, { fair }) {
    const { shape } = prediction;
    const [members = 0, size] = shape.slice(-2);
    const wanted = [...shape.slice(0, -2), size];
    if (shape.length < 2 || target.shape.join() !== wanted.join()) {
      throw new ShapeError(
        `energyScore: the prediction [${shape.join(", ")}] must hold members along its last axis but one and components along its ` +
          `last, and the target [${target.shape.join(", ")}] must be the same without the members${shape.length < 2 ? "" : `: [${wanted.join(", ")}]`}.`,
      );
    }
    if (fair && members < 2) {
      throw new ShapeError(
        `energyScore: fair compares pairs of members, and the prediction [${shape.join(", ")}] has fewer than two. ` +
          "Give more members, or leave fair out.",
      );
    }
    const share = 0.5 / (members * (fair ? members - 1 : members));
    return spreadScore(prediction, target.unsqueeze(-2), share, true);
  },
  peers: { scoringRules: "es_sample" },
  references: [
    "T. Gneiting & A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102, 2007",
  ],
});
