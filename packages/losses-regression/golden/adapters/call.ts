import { type GoldenCall, reductionOf } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";

// How the references call, in our words.

export const pair = (call: GoldenCall): [prediction: Tensor, target: Tensor] => [
  call.optionalInput("pred") ?? call.input("raw_prediction"),
  call.input("target"),
];

export const reduced = (call: GoldenCall) => ({ reduction: reductionOf(call) });

/** scikit-learn weighs samples, and averages over the outputs of each. */
export const perRow = (call: GoldenCall) => {
  const weight = call.optionalInput("sample_weight");
  const ahead = new Array<number>(call.input("pred").rank - 1).fill(1);
  return { ...reduced(call), weight: weight?.reshape([weight.size, ...ahead]) };
};

/** TensorFlow.js divides its mean by the sum of the weights; its layers average over the last axis. */
export const tfjs = (call: GoldenCall) => ({
  reduction: call.reduction === "mean" ? ("weightedMean" as const) : reductionOf(call),
  weight: call.optionalInput("weight"),
});
