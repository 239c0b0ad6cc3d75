import type { WithDivisor } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { type ClassOptions, classOptions, onlyIndices, readClassTarget } from "./class-target.js";

/** Options of losses of ordered classes, of which the prediction has one logit fewer. */
export const ordinalOptions = {
  ...classOptions,
  axis: {
    ...classOptions.axis,
    summary: "The axis of the logits, of which there is one fewer than classes.",
  },
} as const;

/** A loss of the logits and of the class of each sample, which has length 1 along the axis. */
export function ordinalLoss(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: ClassOptions,
  formula: (logits: Tensor, classIndex: Tensor, axis: number) => Tensor,
): Tensor | WithDivisor {
  onlyIndices(name, prediction, target);
  const truth = readClassTarget(name, prediction, target, options, 1);
  const { axis, scores, index = target } = truth;
  const weights = truth.weights();
  const loss = formula(scores, index.unsqueeze(axis), axis).squeeze(axis);
  return truth.finish(weights === undefined ? loss : loss.mul(weights));
}
