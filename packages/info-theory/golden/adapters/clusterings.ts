import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { adjustedMutualInformation } from "../../src/adjusted-mutual-information.js";
import { adjustedRandIndex } from "../../src/adjusted-rand-index.js";
import { completeness } from "../../src/completeness.js";
import { expectedMutualInformation } from "../../src/expected-mutual-information.js";
import { fowlkesMallows } from "../../src/fowlkes-mallows.js";
import { homogeneity } from "../../src/homogeneity.js";
import { mutualInformationFromLabels } from "../../src/mutual-information-from-labels.js";
import {
  type ClusteringAverageOptions,
  normalizedMutualInformationFromLabels,
} from "../../src/normalized-mutual-information-from-labels.js";
import { randIndex } from "../../src/rand-index.js";
import { vMeasure } from "../../src/v-measure.js";

const of = (score: (truth: Tensor, clusters: Tensor) => Tensor) => (call: GoldenCall) =>
  score(call.input("labels_true"), call.input("labels_pred"));
const averaged =
  (score: (x: Tensor, y: Tensor, options: ClusteringAverageOptions) => Tensor) => (call: GoldenCall) =>
    of((x, y) => score(x, y, call.params as ClusteringAverageOptions))(call);

export const clusterings: GoldenAdapters = {
  cases: {
    mutual_information_labels: of(mutualInformationFromLabels),
    expected_mutual_information: of(expectedMutualInformation),
    normalized_mutual_information: averaged(normalizedMutualInformationFromLabels),
    adjusted_mutual_information: averaged(adjustedMutualInformation),
    homogeneity: of(homogeneity),
    completeness: of(completeness),
    v_measure: (call) => of((x, y) => vMeasure(x, y, { beta: call.number("beta") }))(call),
    rand_index: of(randIndex),
    adjusted_rand_index: of(adjustedRandIndex),
    fowlkes_mallows: of(fowlkesMallows),
  },
};
