import { defineLoss } from "@surprisal/loss-registry";
import { cost } from "./support/binary.js";
import { focal } from "./support/focal.js";

/**
 * The asymmetric loss (ASL) for several labels: focal loss that counts well classified absent classes less than present
 * ones, and the surely absent not at all.
 *
 * −y(1 − p)^γ₊ log p − (1 − y) q^γ₋ log(1 − q), with p = σ(z) and q = max(p − m, 0): an absent class with a probability
 * of at most m costs nothing and has slope 0. One loss per class; sum over them as the authors do with
 * `reduction: "batchMean"`. Stable for every logit, infinite ones included. With both powers 0 and m = 0 it is
 * `binaryCrossEntropyWithLogits`.
 *
 * @example
 * ```ts
 * import { asymmetricMultilabel } from "@surprisal/losses-classification/asymmetric-multilabel";
 * asymmetricMultilabel([[0, -4]], [[1, 0]], { reduction: "none" }).arraySync(); // → [[0.3466, 0]]
 * ```
 */
export const asymmetricMultilabel = /* @__PURE__ */ defineLoss({
  name: "asymmetricMultilabel",
  aliases: ["asl"],
  title: "Asymmetric multi-label",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-y (1 - p)^{\gamma_+} \log p - (1 - y)\, q^{\gamma_-} \log(1 - q),\quad q = \max(\sigma(z) - m, 0)`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    gammaPositive: { default: 1, min: 0, summary: "The power for classes that a sample has." },
    gammaNegative: { default: 4, min: 0, summary: "The power for classes that it has not." },
    margin: {
      default: 0.05,
      min: 0,
      exclusiveMax: 1,
      summary: "Probabilities of absent classes count from here on.",
    },
  },
  properties: { convex: false, robust: true, smooth: true },
  elementwise(logits, target, { gammaPositive, gammaNegative, margin }) {
    // log(1 − q); without a margin from the logit, which keeps what 1 − p would round away.
    const absence =
      margin === 0 ? logits.neg().logSigmoid() : logits.neg().sigmoid().add(margin).clamp(0, 1).log();
    const present = focal(logits.logSigmoid(), gammaPositive).neg();
    const absent = focal(absence, gammaNegative).neg();
    return cost(target, present).add(cost(target.neg().add(1), absent));
  },
  references: ["T. Ridnik et al., Asymmetric Loss For Multi-Label Classification, ICCV 2021"],
  peers: { timm: "loss.AsymmetricLossMultiLabel" },
});
