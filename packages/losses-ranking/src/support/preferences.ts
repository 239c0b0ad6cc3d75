import type { Tensor } from "@surprisal/tensor";

/** The domain of losses that compare two answers under a policy with the same under a reference. */
export const preferences = {
  prediction: { chosen: "logProbability", rejected: "logProbability" },
  target: { chosen: "logProbability", rejected: "logProbability" },
} as const;

interface Answers {
  readonly chosen: Tensor;
  readonly rejected: Tensor;
}

/** How much more the policy has raised the chosen answer than the rejected one. */
export const logRatioGap = (policy: Answers, reference: Answers): Tensor =>
  policy.chosen.sub(reference.chosen).sub(policy.rejected.sub(reference.rejected));
