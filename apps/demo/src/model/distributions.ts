import { conditionalEntropy } from "@surprisal/info-theory/conditional-entropy";
import { entropy } from "@surprisal/info-theory/entropy";
import { jointEntropy } from "@surprisal/info-theory/joint-entropy";
import { mutualInformation } from "@surprisal/info-theory/mutual-information";
import { tensor } from "@surprisal/tensor";

const bits = { base: 2 };

/** The distribution in which one outcome has been given a probability; the others share the rest as they did. */
export function withBar(p: readonly number[], at: number, probability: number): number[] {
  const others = 1 - (p[at] ?? 0);
  const rest = 1 - probability;
  return p.map((value, i) => {
    if (i === at) return probability;
    return others > 1e-9 ? (value / others) * rest : rest / (p.length - 1);
  });
}

/** Entropy in bits. */
export const entropyOf = (p: readonly number[]): number => entropy(p, bits).itemSync();

/** A table of weights as joint probabilities; of a table of nothing, all cells alike. */
export function normalised(weights: readonly (readonly number[])[]): number[][] {
  const total = weights.flat().reduce((sum, weight) => sum + weight, 0);
  const cells = weights.flat().length;
  return weights.map((row) => row.map((weight) => (total > 0 ? weight / total : 1 / cells)));
}

/** What two variables know, in bits: the rows X and the columns Y of a joint table. */
export interface Shares {
  readonly joint: number;
  readonly x: number;
  readonly y: number;
  readonly mutual: number;
  /** H(X | Y) and H(Y | X): what each keeps to itself. */
  readonly xAlone: number;
  readonly yAlone: number;
}

export function sharesOf(joint: readonly (readonly number[])[]): Shares {
  const table = tensor(joint as number[][], { dtype: "float64" });
  return {
    joint: jointEntropy(table, bits).itemSync(),
    x: entropy(table.sum(1), bits).itemSync(),
    y: entropy(table.sum(0), bits).itemSync(),
    mutual: mutualInformation(table, bits).itemSync(),
    xAlone: conditionalEntropy(table, bits).itemSync(),
    yAlone: conditionalEntropy(table, { ...bits, x: 1, y: 0 }).itemSync(),
  };
}
