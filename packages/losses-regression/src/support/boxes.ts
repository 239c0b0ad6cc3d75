import { ShapeError, type Tensor, tensor } from "@surprisal/tensor";

/** Width and height, or x and y: one number for each pair of boxes. */
export type Pair = readonly [Tensor, Tensor];

/** How two arrays of boxes lie to each other. */
export interface Overlap {
  /** Intersection over union. */
  readonly iou: Tensor;
  readonly union: Tensor;
  /** The smallest box around both. */
  readonly outer: Pair;
  readonly predicted: Pair;
  readonly wanted: Pair;
  /** From center to center. */
  readonly apart: Pair;
}

/** The options of the losses of boxes. */
export const boxOptions = {
  eps: { default: 1e-7, min: 0, summary: "Added to each denominator." },
} as const;

export function overlapOf(name: string, prediction: Tensor, target: Tensor, eps: number): Overlap {
  checkBoxes(name, "prediction", prediction);
  checkBoxes(name, "target", target);
  const places = [0, 1, 2, 3].map((place) => tensor([0, 1, 2, 3].map((i) => i === place)));
  // As a sum over the row, so that its gradient is no store of its own.
  const [x1, y1, x2, y2] = places.map((place) => (boxes: Tensor) => place.where(boxes, 0).sum(-1)) as Corners;
  const low = (boxes: Tensor): Pair => [x1(boxes), y1(boxes)];
  const high = (boxes: Tensor): Pair => [x2(boxes), y2(boxes)];

  const [smaller, larger] = [prediction.minimum(target), prediction.maximum(target)];
  const inner = minus(high(smaller), low(larger));
  const outer = minus(high(larger), low(smaller));
  const [predicted, wanted] = [minus(high(prediction), low(prediction)), minus(high(target), low(target))];
  const [width, height] = inner;
  const intersection = width.greater(0).logicalAnd(height.greater(0)).where(product(inner), 0);
  const union = product(predicted).add(product(wanted)).sub(intersection);
  const moved = prediction.sub(target).mul(0.5);
  const apart = minus(high(moved), low(moved.neg()));
  return { iou: intersection.div(union.add(eps)), union, outer, predicted, wanted, apart };
}

type Corner = (boxes: Tensor) => Tensor;
type Corners = [Corner, Corner, Corner, Corner];

function checkBoxes(name: string, label: string, boxes: Tensor): void {
  if (boxes.shape.at(-1) === 4) return;
  throw new ShapeError(
    `${name}: the ${label} [${boxes.shape.join(", ")}] must hold boxes x1, y1, x2, y2 along its last axis, which is 4 long.`,
  );
}

function minus([ax, ay]: Pair, [bx, by]: Pair): Pair {
  return [ax.sub(bx), ay.sub(by)];
}

/** Width times height. */
export function product([x, y]: Pair): Tensor {
  return x.mul(y);
}

function squaredLength([x, y]: Pair): Tensor {
  return x.square().add(y.square());
}

/** Squared distance of the centers over the squared diagonal of the box around both. */
export function centerDistance({ apart, outer }: Overlap, eps: number): Tensor {
  return squaredLength(apart).div(squaredLength(outer).add(eps));
}
