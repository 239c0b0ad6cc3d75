import type { OptionSpecs } from "@surprisal/loss-registry";
import { customGrad, ShapeError, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/** The options of a loss that compares a predicted distribution with a target. */
export const predictionOptions = {
  input: {
    type: "choice",
    choices: ["probs", "logits", "logProbs"],
    default: "probs",
    summary: "What the prediction holds.",
  },
  axis: { type: "axis", default: -1, summary: "The axis of the outcomes." },
} as const satisfies OptionSpecs;

interface PredictionOptions {
  readonly input: "probs" | "logits" | "logProbs";
  readonly axis: number;
}

/** A divergence of the target from the predicted probabilities. */
export function fromTarget(
  where: string,
  prediction: Tensor,
  target: Tensor,
  { input, axis }: PredictionOptions,
  divergence: (target: Tensor, predicted: Tensor, options: { readonly axis: number }) => Tensor,
): Tensor {
  if (target.rank !== prediction.rank) {
    throw new ShapeError(
      `${where}: target [${target.shape.join(", ")}] must be a distribution for each prediction, of the shape [${prediction.shape.join(", ")}]. Make distributions of class indices with target.oneHot(classes).`,
    );
  }
  const probabilities = { probs: (x: Tensor) => x, logits: softmax, logProbs: exponential }[input];
  return divergence(target, probabilities(prediction, axis), { axis });
}

/** Softmax whose gradient is free of NaN where a probability is 0 and the slope in it infinite. */
function softmax(logits: Tensor, axis: number): Tensor {
  return customGrad((z) => ({
    value: z.softmax(axis),
    gradient: (dy) => {
      const p = softmax(z, axis);
      const weighed = zeroWins(p, dy);
      return weighed.sub(p.mul(weighed.sum(axis, { keepDims: true })));
    },
  }))(logits);
}

/** eˡ whose gradient is free of NaN where it is 0 and the slope in it infinite. */
function exponential(logProbs: Tensor): Tensor {
  return customGrad((l) => ({ value: l.exp(), gradient: (dy) => zeroWins(exponential(l), dy) }))(logProbs);
}
