import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient, type Tensor } from "@surprisal/tensor";
import { boxOptions, centerDistance, overlapOf, type Pair } from "./support/boxes.js";

/**
 * `distanceIou` plus a penalty for another aspect ratio: v²/(1 − IoU + v) with v = (4/π²)(arctan w/h − arctan w′/h′)².
 *
 * The factor v/(1 − IoU + v) is held constant in the gradient, as its authors and torchvision do. Boxes are x1, y1, x2,
 * y2 along the last axis with x1 < x2 and y1 < y2; one loss per pair. Edges that agree share the gradient.
 *
 * @throws ShapeError unless the last axis is 4 long.
 * @example
 * ```ts
 * import { completeIou } from "@surprisal/losses-regression/complete-iou";
 * completeIou([[0, 0, 1, 1]], [[2, 0, 3, 1]], { eps: 0 }).itemSync(); // → 1.4
 * ```
 */
export const completeIou = /* @__PURE__ */ defineLoss({
  name: "completeIou",
  aliases: ["ciou"],
  title: "Complete intersection over union",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`1 - \mathrm{IoU} + \frac{\lVert p - t\rVert^2}{d^2} + \alpha v,\quad v = \tfrac{4}{\pi^2}\Bigl(\arctan\tfrac{w}{h} - \arctan\tfrac{w'}{h'}\Bigr)^2,\ \alpha = \frac{v}{1 - \mathrm{IoU} + v}`,
  domain: { prediction: "box", target: "box" },
  options: boxOptions,
  properties: { convex: false, robust: true, smooth: false },
  perSample(prediction, target, { eps }) {
    const overlap = overlapOf("completeIou", prediction, target, eps);
    const { iou } = overlap;
    const v = aspect(overlap.predicted)
      .sub(aspect(overlap.wanted))
      .square()
      .mul(4 / Math.PI ** 2);
    const alpha = stopGradient(v.div(v.sub(iou).add(1 + eps)));
    return centerDistance(overlap, eps).sub(iou).add(1).add(v.mul(alpha));
  },
  peers: { torchvision: "ops.complete_box_iou_loss" },
  references: [
    "Z. Zheng, P. Wang, D. Ren, W. Liu, R. Ye, Q. Hu & W. Zuo, Enhancing Geometric Factors in Model Learning, 2020",
  ],
});

/** The angle of a box's diagonal. */
function aspect([width, height]: Pair): Tensor {
  return width.div(height).atan();
}
