import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { binaryCrossEntropyOf } from "./support/binary.js";
import { binaryFocalOptions } from "./support/focal.js";

/**
 * Binary cross-entropy with logits, times (1 − p)^γ of the label's probability p: what is classified well already hardly
 * counts.
 *
 * `alpha` weighs the positive class and 1 − alpha the negative one; without it neither is weighed (torchvision's default
 * is 0.25). γ = 0 is `binaryCrossEntropyWithLogits`. Labels between 0 and 1 mix the probabilities of both, as there.
 * Value and slope are finite for every finite logit, for γ < 1 too.
 *
 * @example
 * ```ts
 * import { sigmoidFocal } from "@surprisal/losses-classification/sigmoid-focal";
 * sigmoidFocal([0], [1]).itemSync(); // → 0.1733
 * sigmoidFocal([0, 1e4], [1, 0], { alpha: 0.25, reduction: "none" }).arraySync(); // → [0.0433, 7500]
 * ```
 */
export const sigmoidFocal = /* @__PURE__ */ defineLoss({
  name: "sigmoidFocal",
  aliases: ["binaryFocal"],
  title: "Focal",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\alpha_t (1 - p_t)^\gamma \log p_t`,
  domain: { prediction: "logits", target: "binary" },
  options: binaryFocalOptions,
  properties: { convex: false, robust: true, smooth: true },
  elementwise(logits, target, { gamma, alpha }) {
    const crossEntropy = binaryCrossEntropyOf(logits, target);
    const focused = gamma === 0 ? crossEntropy : crossEntropy.mul(otherProbability(logits, target, gamma));
    if (alpha === undefined) return focused;
    return focused.mul(target.mul(2 * alpha - 1).add(1 - alpha));
  },
  references: [
    "T. Lin, P. Goyal, R. Girshick, K. He & P. Dollár, Focal Loss for Dense Object Detection, ICCV 2017",
  ],
  peers: {
    torchvision: "ops.sigmoid_focal_loss",
    Keras: "losses.BinaryFocalCrossentropy(from_logits=True)",
    optax: "sigmoid_focal_loss",
  },
});

/**
 * m^γ of the other class's probability m = yσ(−z) + (1 − y)σ(z). Its slope is γ m^γ · m′/m, and m′/m is bounded where
 * m underflows, which m^(γ − 1) is not.
 */
function otherProbability(logits: Tensor, target: Tensor, gamma: number): Tensor {
  const power = customGrad((z: Tensor, y: Tensor) => {
    const [p, q] = [z.sigmoid(), z.neg().sigmoid()];
    const [direction, difference] = [y.mul(-2).add(1), q.sub(p)];
    const m = p.add(y.mul(difference));
    const gone = m.lessEqual(0);
    const safe = gone.where(1, m);
    return {
      value: m.pow(gamma),
      gradient(dy) {
        const slope = dy.mul(power(z, y)).mul(gamma);
        const relative = gone.where(direction, direction.mul(p).mul(q).div(safe));
        return [slope.mul(relative), slope.mul(gone.where(0, difference.div(safe)))];
      },
    };
  });
  return power(logits, target);
}
