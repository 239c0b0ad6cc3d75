import type { SampleDraw } from "@surprisal/loss-registry";
import { randomUniform, type Tensor } from "@surprisal/tensor";

/** The domain of losses that compare two answers under a policy with the same under a reference. */
export const preferences = {
  prediction: { chosen: "logProbability", rejected: "logProbability" },
  target: { chosen: "logProbability", rejected: "logProbability" },
} as const;

/** Random log-probabilities of answers, each by itself. */
export const sampleAnswers = ({ shape, seed, dtype }: SampleDraw): Tensor =>
  randomUniform(shape, { seed, dtype, low: -5, high: -0.1 });

/** Random arguments of losses with this domain. */
export const samplePreferences = (draw: SampleDraw) => ({
  prediction: answerPair(draw),
  target: answerPair({ ...draw, seed: draw.seed + 2 }),
});

/** Random log-probabilities of a chosen and of a rejected answer. */
export const answerPair = (draw: SampleDraw) => ({
  chosen: sampleAnswers(draw),
  rejected: sampleAnswers({ ...draw, seed: draw.seed + 1 }),
});

interface Answers {
  readonly chosen: Tensor;
  readonly rejected: Tensor;
}

/** How much more the policy has raised the chosen answer than the rejected one. */
export const logRatioGap = (policy: Answers, reference: Answers): Tensor =>
  policy.chosen.sub(reference.chosen).sub(policy.rejected.sub(reference.rejected));
