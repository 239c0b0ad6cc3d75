import type { Tensor } from "@surprisal/tensor";
import { diagonal } from "./diagonal.js";
import { column, type Lists, row } from "./lists.js";

export const temperatureOption = {
  default: 0.1,
  exclusiveMin: 0,
  summary: "How soft a step the count of better scores has: small is nearly a step.",
} as const;

/** 1 + Σ σ((s_j − s_i) / T) over the other items: the rank, counted from 1, with soft steps. */
export function smoothRank({ scores, present }: Lists, temperature: number): Tensor {
  const ahead = row(scores).sub(column(scores)).div(temperature).sigmoid();
  const others = row(present).logicalAnd(diagonal(scores.shape.at(-1) ?? 0).logicalNot());
  return others.where(ahead, 0).sum(-1).add(1);
}
