import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { collisionEntropy } from "../../src/collision-entropy.js";
import { entr } from "../../src/entr.js";
import { entropy } from "../../src/entropy.js";
import type { EntropyEstimator } from "../../src/entropy-from-counts.js";
import { entropyFromLabels } from "../../src/entropy-from-labels.js";
import { entropyOfLogits } from "../../src/entropy-of-logits.js";
import { extropy } from "../../src/extropy.js";
import { giniSimpson } from "../../src/gini-simpson.js";
import { hartleyEntropy } from "../../src/hartley-entropy.js";
import { minEntropy } from "../../src/min-entropy.js";
import { perplexity } from "../../src/perplexity.js";
import { renyiEntropy } from "../../src/renyi-entropy.js";
import { tsallisEntropy } from "../../src/tsallis-entropy.js";
import { xlog1py } from "../../src/xlog1py.js";
import { along, base, p } from "./arguments.js";

const ofLabels =
  (estimator: EntropyEstimator) =>
  (call: GoldenCall): Tensor =>
    entropyFromLabels(call.input("labels"), { estimator });

/** What pyitlib calls the estimators. */
const estimators: { readonly [name: string]: EntropyEstimator } = {
  ML: "plugIn",
  PERKS: "perks",
  MINIMAX: "minimax",
  "JAMES-STEIN": "jamesStein",
  "GOOD-TURING": "goodTuring",
};
const ofSamples = (call: GoldenCall): Tensor => {
  const estimator = estimators[String(call.params.estimator)] ?? "plugIn";
  return entropyFromLabels(call.input("x"), {
    ...base(call),
    estimator,
    alphabetSize: call.number("alphabet_size"),
  });
};
/** SciPy's x log y, of which the entropy of one outcome is an instance. */
const xlogy = (call: GoldenCall): Tensor => call.input("x").xlogy(call.input("y"));

export const entropies: GoldenAdapters = {
  cases: {
    entr: (call) => entr(p(call)),
    xlogy,
    xlog1py: (call) => xlog1py(call.input("x"), call.input("y")),
    // SciPy normalises.
    entropy: (call) => entropy(p(call), { ...along(call), normalize: true }),
    entropy_shannon: (call) => entropy(p(call)),
    entropy_of_logits: (call) => entropyOfLogits(call.input("logits")),
    entropy_min: (call) => minEntropy(p(call)),
    entropy_hartley: (call) => hartleyEntropy(p(call)),
    entropy_collision: (call) => collisionEntropy(p(call)),
    entropy_gini_simpson: (call) => giniSimpson(p(call)),
    entropy_extropy: (call) => extropy(p(call)),
    entropy_perplexity: (call) => perplexity(p(call)),
    renyi_entropy: (call) => renyiEntropy(p(call), { alpha: call.number("order") }),
    tsallis_entropy: (call) => tsallisEntropy(p(call), { alpha: call.number("order") }),
    entropy_labels: ofLabels("plugIn"),
    entropy_plugin: ofLabels("plugIn"),
    entropy_miller_madow: ofLabels("millerMadow"),
    entropy_grassberger: ofLabels("grassberger"),
    entropy_chao_shen: ofLabels("chaoShen"),
    entropy_samples: ofSamples,
  },
};
