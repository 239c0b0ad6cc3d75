import { defineLoss } from "@surprisal/loss-registry";
import { arange, customGrad, randomNormal, ShapeError, type Tensor, tensor } from "@surprisal/tensor";
import { shareOfPairs } from "./support/pairs.js";

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
    const wanted = [...shape.slice(0, -2), ...shape.slice(-1)];
    if (shape.length < 2 || target.shape.join() !== wanted.join()) {
      throw new ShapeError(
        `energyScore: the prediction [${shape.join(", ")}] must hold members along its last axis but one and components along its ` +
          `last, and the target [${target.shape.join(", ")}] must be the same without the members${shape.length < 2 ? "" : `: [${wanted.join(", ")}]`}.`,
      );
    }
    return score(prediction, target.unsqueeze(-2), shareOfPairs("energyScore", prediction, -2, fair));
  },
  peers: { scoringRules: "es_sample" },
  references: [
    "T. Gneiting & A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102, 2007",
  ],
});

/**
 * Of members [..., m, D] and a target [..., 1, D]. Where a member would meet itself it meets the target, so that one walk
 * over the pairs finds all distances. As all pairs and their mirror images count, each slope is twice that of one side.
 */
function score(members: Tensor, target: Tensor, share: number): Tensor {
  const { dtype } = members;
  const m = members.shape.at(-2) ?? 0;
  const order = arange(m);
  const own = order.unsqueeze(-1).equal(order);
  const weights = (each: number) => own.where(tensor(1 / m, { dtype }), tensor(-each, { dtype }));
  return customGrad((all: Tensor, truth: Tensor) => {
    const met = own.unsqueeze(-1).where(truth.unsqueeze(-3), all.unsqueeze(-3));
    const apart = all.unsqueeze(-2).sub(met);
    return {
      value: apart.norm(-1).mul(weights(share)).sum([-2, -1]),
      gradient(dy) {
        const ahead = dy.unsqueeze(-1).unsqueeze(-1);
        const slope = unit(apart)
          .mul(weights(2 * share).unsqueeze(-1))
          .sum(-2);
        const pull = unit(all.sub(truth)).div(m);
        return [ahead.mul(slope), ahead.mul(pull).neg().sum(-2, { keepDims: true })];
      },
    };
  })(members, target);
}

/** x/‖x‖ along the last axis, 0 for 0. */
function unit(x: Tensor): Tensor {
  const length = x.norm(-1, { keepDims: true });
  return x.div(length.equal(0).where(1, length));
}
