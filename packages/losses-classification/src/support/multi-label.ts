import { ShapeError, type Tensor } from "@surprisal/tensor";

/** Throws unless there is a label for each class of each sample. */
export function checkLabelPerClass(name: string, logits: Tensor, target: Tensor): void {
  if (target.rank === logits.rank) return;
  throw new ShapeError(
    `${name}: target [${target.shape.join(", ")}] must say of each class whether a sample has it, in the shape ` +
      `[${logits.shape.join(", ")}] of the logits. target.oneHot(classes) makes labels of class indices.`,
  );
}

/** log(1 + Σ eˣ) over the chosen ones of an axis, without overflow; 0 where none is. */
export function logOnePlusSumExp(x: Tensor, chosen: Tensor, axis: number): Tensor {
  const safe = chosen.where(x, 0);
  const shift = safe.max(axis, { keepDims: true }).maximum(0).detach();
  const sum = chosen.where(safe.sub(shift).exp(), 0).sum(axis);
  const ahead = shift.squeeze(axis);
  return sum.add(ahead.neg().exp()).log().add(ahead);
}
