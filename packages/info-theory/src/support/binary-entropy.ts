import type { Tensor } from "@surprisal/tensor";
import { entr } from "../entr.js";
import { relEntr } from "../rel-entr.js";

/** The entropy of a coin, in nats. */
export function binaryEntropy(p: Tensor): Tensor {
  return entr(p).add(entr(complement(p)));
}

/** Kullback–Leibler divergence of two coins, in nats. */
export function binaryDivergence(p: Tensor, q: Tensor): Tensor {
  return relEntr(p, q).add(relEntr(complement(p), complement(q)));
}

export function complement(p: Tensor): Tensor {
  return p.neg().add(1);
}
