import type { Tensor } from "@surprisal/tensor";

/** Cross-entropy of labels in [0, 1] with the probabilities of logits; no difference of large numbers anywhere. */
export function binaryCrossEntropyOf(
  logits: Tensor,
  label: Tensor,
  posWeight: Tensor | number | undefined = undefined,
): Tensor {
  // −log σ(z) = softplus(−z), exact where σ rounds to 1.
  const positive = cost(label, logits.neg().softplus());
  const negative = cost(label.neg().add(1), logits.softplus());
  return (posWeight === undefined ? positive : positive.mul(posWeight)).add(negative);
}

/** share · surprisal, where 0 · ∞ is 0: what is impossible, and does not happen. */
export function cost(share: Tensor, surprisal: Tensor): Tensor {
  const never = share.equal(0).logicalAnd(surprisal.equal(Number.POSITIVE_INFINITY));
  return share.mul(never.where(0, surprisal));
}

/** Options of binary cross-entropies. */
export const binaryCrossEntropyOptions = {
  posWeight: {
    type: "tensor",
    broadcasts: true,
    summary: "Multiplies the part of the positive class.",
  },
  labelSmoothing: {
    default: 0,
    min: 0,
    max: 1,
    summary: "Moves labels towards ½: y becomes y(1 − s) + s/2.",
  },
} as const;

export function smoothed(label: Tensor, smoothing: number): Tensor {
  return smoothing === 0 ? label : label.mul(1 - smoothing).add(smoothing / 2);
}
