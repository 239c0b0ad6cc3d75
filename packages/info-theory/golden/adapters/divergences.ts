import { type GoldenAdapters, type GoldenCall, reductionOf } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { crossEntropy } from "../../src/cross-entropy.js";
import { klDivergence } from "../../src/kl-divergence.js";
import { klDivergenceLoss } from "../../src/kl-divergence-loss.js";
import { relEntr } from "../../src/rel-entr.js";
import { along, p, q } from "./arguments.js";

/** Gluon's from_logits means that the prediction holds log-probabilities. */
export const gluon = (call: GoldenCall): Tensor =>
  klDivergenceLoss(call.input("pred"), call.input("target"), {
    input: call.params.from_logits ? "logProbs" : "logits",
    eps: call.number("eps"),
    reduction: reductionOf(call),
  });

export const divergences: GoldenAdapters = {
  cases: {
    rel_entr: (call) => relEntr(p(call), q(call)),
    // The name is also that of torch's loss of logits.
    cross_entropy: (call) =>
      call.optionalInput("p") === undefined ? undefined : crossEntropy(p(call), q(call)),
    kl_divergence: (call) => klDivergence(p(call), q(call), { ...along(call), normalize: true }),
    kl_divergence_unnormalised: (call) => klDivergence(p(call), q(call)),
    reverse_kl: (call) => klDivergence(q(call), p(call)),
    kl_div_gluon: gluon,
    kl_div_loss: (call) =>
      klDivergenceLoss(call.input("pred"), call.input("target"), {
        logTarget: call.params.log_target === true,
        reduction: reductionOf(call),
      }),
  },
  illConditioned: {
    // The second pair of distributions nearly agrees.
    kl_div_gluon: ({ id }) =>
      id === "kl_div_gluon/002" || id === "kl_div_gluon/003"
        ? "2e-9 is what is left of terms of size 0.2"
        : undefined,
  },
};
