import { ShapeError, type Tensor } from "@surprisal/tensor";

/** A box by its corners, each [..., 2]. */
interface Box {
  readonly low: Tensor;
  readonly high: Tensor;
}

/** How two arrays of boxes lie to each other: one number for each pair. */
export interface Overlap {
  /** Intersection over union. */
  readonly iou: Tensor;
  readonly union: Tensor;
  /** Sides of the smallest box around both, [..., 2]. */
  readonly outer: Tensor;
  readonly prediction: Box;
  readonly target: Box;
}

/** The options of the losses of boxes. */
export const boxOptions = {
  eps: { default: 1e-7, min: 0, summary: "Added to each denominator." },
} as const;

export function overlapOf(name: string, prediction: Tensor, target: Tensor, eps: number): Overlap {
  const [p, t] = [cornersOf(name, "prediction", prediction), cornersOf(name, "target", target)];
  const inner = p.high.minimum(t.high).sub(p.low.maximum(t.low));
  const outer = p.high.maximum(t.high).sub(p.low.minimum(t.low));
  const intersection = inner.greater(0).all(-1).where(area(inner), 0);
  const union = area(sides(p))
    .add(area(sides(t)))
    .sub(intersection);
  return { iou: intersection.div(union.add(eps)), union, outer, prediction: p, target: t };
}

function cornersOf(name: string, label: string, boxes: Tensor): Box {
  if (boxes.shape.at(-1) === 4) return { low: boxes.narrow(-1, 0, 2), high: boxes.narrow(-1, 2, 4) };
  throw new ShapeError(
    `${name}: the ${label} [${boxes.shape.join(", ")}] must hold boxes x1, y1, x2, y2 along its last axis, which is 4 long.`,
  );
}

export function sides({ low, high }: Box): Tensor {
  return high.sub(low);
}

/** Width times height. */
export function area(extent: Tensor): Tensor {
  return first(extent).mul(second(extent));
}

/** Squared distance of the centers over the squared diagonal of the box around both. */
export function centerDistance({ outer, prediction: p, target: t }: Overlap, eps: number): Tensor {
  const apart = p.low.add(p.high).sub(t.low.add(t.high)).mul(0.5);
  return apart.square().sum(-1).div(outer.square().sum(-1).add(eps));
}

export function first(pair: Tensor): Tensor {
  return pair.narrow(-1, 0, 1).squeeze(-1);
}

export function second(pair: Tensor): Tensor {
  return pair.narrow(-1, 1, 2).squeeze(-1);
}
