import { defineLoss } from "@surprisal/loss-registry";
import { boxOptions, overlapOf } from "./support/boxes.js";

/**
 * One minus intersection over union of two boxes, x1, y1, x2, y2 along the last axis with x1 < x2 and y1 < y2.
 *
 * 0 for the same box and 1 for boxes that do not overlap, where it has no slope: for that see `generalizedIou`,
 * `distanceIou` and `completeIou`. One loss per pair of boxes. Edges that agree share the gradient.
 *
 * @throws ShapeError unless the last axis is 4 long.
 * @example
 * ```ts
 * import { boxIou } from "@surprisal/losses-regression/box-iou";
 * boxIou([[0, 0, 2, 2]], [[1, 0, 3, 2]]).itemSync(); // → 0.6666667
 * boxIou([[0, 0, 1, 1], [0, 0, 1, 1]], [[0, 0, 1, 1], [2, 0, 3, 1]], { eps: 0, reduction: "none" }).arraySync(); // → [0, 1]
 * ```
 */
export const boxIou = /* @__PURE__ */ defineLoss({
  name: "boxIou",
  aliases: ["iou"],
  title: "Intersection over union",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`1 - \frac{|P \cap T|}{|P \cup T|}`,
  domain: { prediction: "box", target: "box" },
  options: boxOptions,
  properties: { convex: false, robust: true, smooth: false },
  perSample: (prediction, target, { eps }) => overlapOf("boxIou", prediction, target, eps).iou.neg().add(1),
  references: [
    "J. Yu, Y. Jiang, Z. Wang, Z. Cao & T. Huang, UnitBox: An Advanced Object Detection Network, 2016",
  ],
});
