import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import {
  differentialEntropy,
  kozachenkoLeonenkoEntropy,
  ksgMutualInformation,
  nearestNeighborKlDivergence,
  rossMutualInformation,
} from "../../src/index.js";
import { base } from "./arguments.js";

const methods = {
  auto: "auto",
  vasicek: "vasicek",
  "van es": "vanEs",
  ebrahimi: "ebrahimi",
  correa: "correa",
} as const;
const k = (call: GoldenCall) => ({ k: call.number("k") });

export const estimates: GoldenAdapters = {
  cases: {
    differential_entropy(call) {
      const windowLength = call.optionalNumber("window_length");
      return differentialEntropy(call.input("x"), {
        ...base(call),
        method: methods[call.params.method as keyof typeof methods],
        ...(windowLength === undefined ? {} : { windowLength }),
      });
    },
    entropy_kozachenko_leonenko: (call) =>
      kozachenkoLeonenkoEntropy(call.input("x"), {
        ...k(call),
        metric: call.params.metric === "euclidean" ? "euclidean" : "chebyshev",
      }),
    kl_divergence_knn: (call) => nearestNeighborKlDivergence(call.input("x"), call.input("y"), k(call)),
    mutual_information_ksg1: (call) => ksgMutualInformation(call.input("x"), call.input("y"), k(call)),
    // scikit-learn makes 0 of what is negative.
    mutual_information_ksg: (call) =>
      ksgMutualInformation(call.input("x"), call.input("y"), { ...k(call), clip: true }),
    mutual_information_ross: (call) =>
      rossMutualInformation(call.input("x"), call.input("labels"), { ...k(call), clip: true }),
  },
};
