import { defineLoss } from "@surprisal/loss-registry";
import { boxOptions, overlapOf, product } from "./support/boxes.js";

/**
 * `boxIou` plus the share of the smallest box around both that neither covers: it has a slope also where boxes do not
 * overlap. Between 0 and 2.
 *
 * Boxes are x1, y1, x2, y2 along the last axis with x1 < x2 and y1 < y2; one loss per pair. Edges that agree share the
 * gradient.
 *
 * @throws ShapeError unless the last axis is 4 long.
 * @example
 * ```ts
 * import { generalizedIou } from "@surprisal/losses-regression/generalized-iou";
 * generalizedIou([[0, 0, 1, 1]], [[3, 0, 4, 1]], { eps: 0 }).itemSync(); // → 1.5
 * ```
 */
export const generalizedIou = /* @__PURE__ */ defineLoss({
  name: "generalizedIou",
  aliases: ["giou"],
  title: "Generalised intersection over union",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`1 - \frac{|P \cap T|}{|P \cup T|} + \frac{|C| - |P \cup T|}{|C|}`,
  domain: { prediction: "box", target: "box" },
  options: boxOptions,
  properties: { convex: false, robust: true, smooth: false },
  perSample(prediction, target, { eps }) {
    const { iou, union, outer } = overlapOf("generalizedIou", prediction, target, eps);
    const around = product(outer);
    return around.sub(union).div(around.add(eps)).sub(iou).add(1);
  },
  peers: { torchvision: "ops.generalized_box_iou_loss" },
  references: [
    "H. Rezatofighi, N. Tsoi, J. Gwak, A. Sadeghian, I. Reid & S. Savarese, Generalized Intersection over Union, CVPR 2019",
  ],
});
