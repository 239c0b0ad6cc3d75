import { conditionalEntropy } from "@surprisal/info-theory/conditional-entropy";
import { crossEntropy } from "@surprisal/info-theory/cross-entropy";
import { entropy } from "@surprisal/info-theory/entropy";
import { jointEntropy } from "@surprisal/info-theory/joint-entropy";
import { klDivergence } from "@surprisal/info-theory/kl-divergence";
import { mutualInformation } from "@surprisal/info-theory/mutual-information";
import { grad, linspace, stack, tensor } from "@surprisal/tensor";

const bits = { base: 2 };

/** Entropy in bits of coins that fall heads with the probabilities from 0 to 1. */
export function coinCurve(points = 401): { p: Float64Array; entropy: Float64Array } {
  const p = linspace(0, 1, points, { dtype: "float64" });
  const outcomes = stack([p, p.neg().add(1)], 1);
  return {
    p: p.dataSync() as Float64Array,
    entropy: entropy(outcomes, { ...bits, axis: 1 }).dataSync() as Float64Array,
  };
}

export interface Coin {
  readonly entropy: number;
  /** Surprisal of each side, −log₂ of its probability. */
  readonly heads: number;
  readonly tails: number;
  /** Slope of the entropy in p. */
  readonly slope: number;
}

/** A coin that falls heads with probability `p`, in bits. */
export function coin(p: number): Coin {
  const sides = tensor([p, 1 - p], { dtype: "float64" });
  const [heads = 0, tails = 0] = sides.log().neg().div(Math.LN2).dataSync() as Float64Array;
  const slope = grad((q) => entropy(stack([q, q.neg().add(1)]), bits))(tensor(p, { dtype: "float64" }));
  return { entropy: entropy(sides, bits).itemSync(), heads, tails, slope: slope.itemSync() };
}

/** Probabilities of switch (rows: up, down) and bulb (columns: on, off). */
export type Joint = readonly [readonly [number, number], readonly [number, number]];

/** A switch that is up with probability `up`, and a bulb that does what it says with probability `obeys`. */
export function lightSwitch(up: number, obeys: number): Joint {
  return [
    [up * obeys, up * (1 - obeys)],
    [(1 - up) * (1 - obeys), (1 - up) * obeys],
  ];
}

/** The parts of the information in two variables, in bits. */
export interface Parts {
  readonly joint: number;
  readonly mutual: number;
  /** What the switch keeps to itself, H(S | L), and the bulb, H(L | S). */
  readonly switchAlone: number;
  readonly bulbAlone: number;
}

export function parts(joint: Joint): Parts {
  const table = tensor(joint, { dtype: "float64" });
  return {
    joint: jointEntropy(table, bits).itemSync(),
    mutual: mutualInformation(table, bits).itemSync(),
    switchAlone: conditionalEntropy(table, bits).itemSync(),
    bulbAlone: conditionalEntropy(table, { ...bits, x: 1, y: 0 }).itemSync(),
  };
}

export interface Divergences {
  /** D(truth ‖ model) and D(model ‖ truth), in nats. */
  readonly forward: number;
  readonly backward: number;
  readonly crossEntropy: number;
  readonly entropy: number;
}

/** How far a model is from the truth, both ways. */
export function divergences(truth: readonly number[], model: readonly number[]): Divergences {
  return {
    forward: klDivergence(truth, model).itemSync(),
    backward: klDivergence(model, truth).itemSync(),
    crossEntropy: crossEntropy(truth, model).itemSync(),
    entropy: entropy(truth).itemSync(),
  };
}

/** The distribution part of the way from `a` to `b`. */
export function mixture(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, i) => (1 - share) * value + share * (b[i] ?? 0));
}
