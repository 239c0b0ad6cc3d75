import type { GoldenAdapters } from "@surprisal/golden";
import { entropy } from "../../src/entropy.js";
import { klDivergence } from "../../src/kl-divergence.js";
import { normalEntropy } from "../../src/normal-entropy.js";

export const continuous: GoldenAdapters = {
  cases: {
    // torch's Categorical normalises.
    entropy_categorical: (call) => entropy(call.input("probs"), { normalize: true }),
    kl_categorical: (call) => klDivergence(call.input("probs_p"), call.input("probs_q"), { normalize: true }),
    entropy_normal: (call) =>
      normalEntropy({ mean: call.input("loc"), standardDeviation: call.input("scale") }),
    entropy_scipy_norm: (call) =>
      normalEntropy({ mean: call.number("loc"), standardDeviation: call.number("scale") }),
  },
};
