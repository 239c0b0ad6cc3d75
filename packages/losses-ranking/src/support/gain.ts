import type { Tensor } from "@surprisal/tensor";
import { type Lists, placeBy } from "./lists.js";

export const gainOption = {
  type: "choice",
  choices: ["exponential", "linear"],
  default: "exponential",
  summary: "What an item of relevance y is worth: 2ʸ − 1, or y.",
} as const;

export type Gain = (typeof gainOption.choices)[number];

/** What each item is worth. */
export const gainOf = (relevance: Tensor, gain: Gain): Tensor =>
  gain === "linear" ? relevance : relevance.mul(Math.LN2).expm1();

/** 1 / log₂(1 + rank), rank counted from 1. */
export const discountOf = (rank: Tensor): Tensor => rank.log1p().reciprocal().mul(Math.LN2);

/** What each item would add to the discounted gain of the best order, divided by all of it: 0 in a list of no worth. */
export function idealGain({ relevance, present }: Lists, gain: Gain): Tensor {
  const rank = placeBy(relevance, present).add(1);
  return present.where(gainOf(relevance, gain).mul(discountOf(rank)), 0).sum(-1);
}

/** The largest of each list; 0, which nothing is below, of an empty one. */
export const best = (x: Tensor): Tensor => (x.shape.at(-1) === 0 ? x.sum(-1) : x.max(-1));

/** x / y, and 0 where y is 0. */
export function ratio(x: Tensor, y: Tensor): Tensor {
  const some = y.notEqual(0);
  return some.where(x.div(some.where(y, 1)), 0);
}
