import type { Tensor } from "@surprisal/tensor";
import { before, type Lists, row } from "./lists.js";

/** For each item the surprisal of its being drawn next, of those that the right order puts no earlier; 0 for padding. */
export function drawSurprisal({ scores, relevance, present }: Lists): Tensor {
  const remaining = before(relevance).logicalNot().logicalAnd(row(present));
  const total = remaining.where(row(scores), Number.NEGATIVE_INFINITY).logSumExp(-1);
  return present.where(total.sub(scores), 0);
}
