import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { checkRegions, overlapOptions, probabilities, regionAxes } from "./support/overlap.js";

/**
 * The Dice loss of all classes of a sample at once, each weighed by 1/V² of its true volume V, so that small structures
 * count as much as large ones: 1 − (2Σ_c w_c Σpy + s)/(Σ_c w_c Σ(p + y) + s).
 *
 * The classes lie along `axis`; `power` 1 weighs by 1/V, 0 all alike. A class that is absent has the largest weight of
 * those present in the sample, as MONAI has it, so that what is found of it still costs. Prediction and target 0 or 1 have
 * one shape, the first axis counts samples, and each has one loss. The prediction holds probabilities unless `activation`
 * makes them.
 *
 * @throws ShapeError unless prediction and target have one shape of two axes or more
 * @example
 * ```ts
 * import { generalizedDice } from "@surprisal/losses-classification/generalized-dice";
 * const truth = [[[1, 0], [1, 0], [0, 1]]];
 * generalizedDice([[[1, 0], [0, 1], [0, 1]]], truth, { smooth: 0 }).itemSync(); // → 0.33333
 * ```
 */
export const generalizedDice = /* @__PURE__ */ defineLoss({
  name: "generalizedDice",
  title: "Generalised Dice",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`1 - \frac{2 \sum_c w_c \sum p y + s}{\sum_c w_c \sum (p + y) + s},\quad w_c = V_c^{-2}`,
  domain: { prediction: "probability", target: "binary" },
  options: {
    axis: overlapOptions.axis,
    activation: overlapOptions.activation,
    power: { default: 2, min: 0, summary: "The power of the volume by which a class is divided." },
    smooth: { default: 1e-5, min: 0, summary: "Added to numerator and denominator." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perBatch(prediction, target, { axis, activation, power, smooth }) {
    checkRegions("generalizedDice", prediction, target, axis);
    const options = { per: "sampleAndClass", axis, activation } as const;
    const within = regionAxes(prediction, options);
    const p = probabilities(prediction, options);
    const volume = target.sum(within);
    const absent = volume.equal(0);
    const weight = absent.where(1, volume).pow(-power);
    const largest = absent.where(0, weight).max(-1);
    const weigh = (x: Tensor) => {
      const size = x.sum(within);
      const [present, others] = [absent.where(0, weight.mul(size)), absent.where(size, 0)];
      return present.sum(-1).add(others.sum(-1).mul(largest));
    };
    const [both, sizes] = [weigh(p.mul(target)), weigh(p.add(target))];
    return both.mul(2).add(smooth).div(sizes.add(smooth)).neg().add(1);
  },
  references: [
    "C. Sudre, W. Li, T. Vercauteren, S. Ourselin & M. Cardoso, Generalised Dice Overlap as a Deep Learning Loss Function, 2017",
  ],
  peers: { MONAI: "GeneralizedDiceLoss" },
});
