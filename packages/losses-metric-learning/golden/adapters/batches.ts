import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import {
  angular,
  batchAllTriplet,
  circle,
  contrastivePairs,
  fastAp,
  generalizedLiftedStructure,
  intraPairVariance,
  liftedStructure,
  multiSimilarity,
  nca,
  nPairs,
  ntXent,
  snrContrastive,
  supCon,
  tupletMargin,
} from "../../src/index.js";

// All of them average as pytorch-metric-learning's default reducers do, which is our mean.

const batch = (call: GoldenCall): [embeddings: Tensor, labels: Tensor] => [
  call.input("embeddings"),
  call.input("labels"),
];
const margins = (call: GoldenCall) => ({
  positiveMargin: call.number("pos_margin"),
  negativeMargin: call.number("neg_margin"),
});

export const batches: GoldenAdapters = {
  cases: {
    nt_xent: (call) => ntXent(...batch(call), { temperature: call.number("temperature") }),
    sup_con: (call) => supCon(...batch(call), { temperature: call.number("temperature") }),
    contrastive_pairs: (call) => contrastivePairs(...batch(call), margins(call)),
    triplet_margin_all: (call) => batchAllTriplet(...batch(call), { margin: call.number("margin") }),
    circle: (call) => circle(...batch(call), { margin: call.number("m"), scale: call.number("gamma") }),
    multi_similarity: (call) =>
      multiSimilarity(...batch(call), {
        alpha: call.number("alpha"),
        beta: call.number("beta"),
        base: call.number("base"),
      }),
    lifted_structure: (call) => liftedStructure(...batch(call), margins(call)),
    generalized_lifted_structure: (call) => generalizedLiftedStructure(...batch(call), margins(call)),
    angular: (call) => angular(...batch(call), { angle: call.number("alpha"), normalize: "pairs" }),
    n_pairs: (call) => nPairs(...batch(call)),
    nca: (call) => nca(...batch(call), { scale: call.number("softmax_scale") }),
    tuplet_margin: (call) =>
      tupletMargin(...batch(call), {
        margin: (call.number("margin") * Math.PI) / 180,
        scale: call.number("scale"),
      }),
    intra_pair_variance: (call) =>
      intraPairVariance(...batch(call), {
        positiveShare: call.number("pos_eps"),
        negativeShare: call.number("neg_eps"),
      }),
    snr_contrastive: (call) => snrContrastive(...batch(call)),
    fast_ap: (call) => fastAp(...batch(call), { bins: call.number("num_bins") }),
  },
  disputes: {
    // The exponents of this batch reach 23; 1e-10 is missing there.
    circle: ({ id }, figure) =>
      id === "circle/001" && figure === "grad_embeddings"
        ? "PyTorch's softplus returns its argument beyond 20, and its slope 1"
        : undefined,
  },
};
