import { type GoldenCall, reductionOf } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";

export const pair = (call: GoldenCall): [prediction: Tensor, target: Tensor] => [
  call.optionalInput("pred") ?? call.input("logits"),
  call.input("target"),
];

export const reduced = (call: GoldenCall) => ({ reduction: reductionOf(call) });

/** TensorFlow.js divides its mean by the sum of the weights. */
export const tfjs = (call: GoldenCall) => ({
  reduction: call.reduction === "mean" ? ("weightedMean" as const) : reductionOf(call),
  weight: call.optionalInput("weight"),
});
