import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import {
  completeIou,
  cosineDistance,
  d2AbsoluteError,
  distanceIou,
  explainedVariance,
  generalizedIou,
  maxError,
  medianAbsoluteError,
  pairwiseDistance,
  r2Score,
} from "../../src/index.js";
import { pair, reduced } from "./call.js";

const sampleWeight = (call: GoldenCall) => {
  const weight = call.optionalInput("sample_weight");
  return weight === undefined ? {} : { sampleWeight: weight };
};
const boxes = (call: GoldenCall) => ({ ...reduced(call), eps: call.number("eps") });

export const vectors: GoldenAdapters = {
  cases: {
    cosine_similarity: (call) =>
      cosineDistance(...pair(call), {
        reduction: "none",
        as: "negative",
        axis: call.number("dim"),
        eps: call.number("eps"),
      }).neg(),
    "tfjs.layers.cosineProximity": (call) =>
      cosineDistance(...pair(call), { reduction: "none", as: "negative" }),
    pairwise_distance(call) {
      const options = { p: call.number("p"), eps: call.number("eps"), reduction: "none" as const };
      const distance = pairwiseDistance(...pair(call), options);
      return call.params.keepdim === true ? distance.unsqueeze(-1) : distance;
    },
    generalized_iou: (call) => generalizedIou(...pair(call), boxes(call)),
    distance_iou: (call) => distanceIou(...pair(call), boxes(call)),
    complete_iou: (call) => completeIou(...pair(call), boxes(call)),
    r2_score: (call) => r2Score(...pair(call), sampleWeight(call)),
    explained_variance: (call) => explainedVariance(...pair(call), sampleWeight(call)),
    d2_absolute_error: (call) => d2AbsoluteError(...pair(call), sampleWeight(call)),
    median_absolute_error: (call) => medianAbsoluteError(...pair(call), sampleWeight(call)),
    max_error: (call) => maxError(...pair(call)),
  },
};
