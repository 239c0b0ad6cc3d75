import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { entr } from "../../src/entr.js";
import { entropy } from "../../src/entropy.js";
import { along, base, p } from "./arguments.js";

const counts = (labels: Tensor): Tensor => labels.oneHot(labels.max().itemSync() + 1, "float64").sum(0);
const ofLabels = (call: GoldenCall) => entropy(counts(call.input("labels")), { normalize: true });

export const entropies: GoldenAdapters = {
  cases: {
    entr: (call) => entr(p(call)),
    // SciPy normalises.
    entropy: (call) => entropy(p(call), { ...along(call), normalize: true }),
    entropy_shannon: (call) => entropy(p(call)),
    entropy_of_logits: (call) => entropy(call.input("logits").softmax()),
    entropy_labels: ofLabels,
    entropy_plugin: ofLabels,
    entropy_samples: (call) =>
      call.params.estimator === "ML"
        ? entropy(counts(call.input("x")), { ...base(call), normalize: true })
        : undefined,
  },
};
