import type { WithDivisor } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { type ClassOptions, type ClassTarget, classOptions, readClassTarget } from "./class-target.js";

/** Options of cross-entropies. */
export const crossEntropyOptions = {
  ...classOptions,
  labelSmoothing: {
    default: 0,
    min: 0,
    max: 1,
    summary: "Moves the target towards the uniform distribution: y becomes (1 − s)y + s/K.",
  },
} as const;

export interface CrossEntropyOptions extends ClassOptions {
  readonly labelSmoothing: number;
}

/** −Σ w y log p, with log p computed from the scores of the samples that count. */
export function crossEntropy(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: CrossEntropyOptions,
  logProbability: (truth: ClassTarget) => Tensor,
): Tensor | WithDivisor {
  const truth = readClassTarget(name, prediction, target, options);
  const { axis, classes, classWeight, index } = truth;
  const { labelSmoothing } = options;
  const logP = logProbability(truth);
  const weighted = (x: Tensor, weight: Tensor | undefined) => (weight === undefined ? x : x.mul(weight));
  // A class index picks one weight, a distribution has its weights under the sum.
  const hard = index
    ? weighted(truth.expect(logP), truth.weights())
    : truth.expect(logP, (x) => weighted(x, classWeight));
  if (labelSmoothing === 0) return truth.finish(hard.neg());
  const smooth = weighted(logP, classWeight)
    .sum(axis)
    .mul(labelSmoothing / classes);
  return truth.finish(
    hard
      .mul(1 - labelSmoothing)
      .add(smooth)
      .neg(),
  );
}
