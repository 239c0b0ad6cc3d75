import { defineLoss } from "@surprisal/loss-registry";
import { boxOptions, centerDistance, overlapOf } from "./support/boxes.js";

/**
 * `boxIou` plus the squared distance of the centers, in units of the squared diagonal of the smallest box around both.
 *
 * It pulls boxes together also where they do not overlap, or where one contains the other. Boxes are x1, y1, x2, y2
 * along the last axis with x1 < x2 and y1 < y2; one loss per pair. Edges that agree share the gradient.
 *
 * @throws ShapeError unless the last axis is 4 long.
 * @example
 * ```ts
 * import { distanceIou } from "@surprisal/losses-regression/distance-iou";
 * distanceIou([[0, 0, 1, 1]], [[2, 0, 3, 1]], { eps: 0 }).itemSync(); // → 1.4
 * ```
 */
export const distanceIou = /* @__PURE__ */ defineLoss({
  name: "distanceIou",
  aliases: ["diou"],
  title: "Distance intersection over union",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`1 - \frac{|P \cap T|}{|P \cup T|} + \frac{\lVert p - t\rVert^2}{d^2}`,
  domain: { prediction: "box", target: "box" },
  options: boxOptions,
  properties: { convex: false, robust: true, smooth: false },
  perSample(prediction, target, { eps }) {
    const overlap = overlapOf("distanceIou", prediction, target, eps);
    return centerDistance(overlap, eps).sub(overlap.iou).add(1);
  },
  peers: { torchvision: "ops.distance_box_iou_loss" },
  references: ["Z. Zheng, P. Wang, W. Liu, J. Li, R. Ye & D. Ren, Distance-IoU Loss, AAAI 2020"],
});
