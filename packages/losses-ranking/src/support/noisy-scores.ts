import type { Tensor } from "@surprisal/tensor";
import { column, row } from "./lists.js";

/** The probability that item j beats item i when each score has normal noise: [.., i, j]. */
export const winProbability = (scores: Tensor, deviation: number): Tensor =>
  column(scores)
    .sub(row(scores))
    .div(2 * deviation)
    .erfc()
    .mul(0.5);
