import { type GoldenAdapters, type GoldenCall, reductionOf } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { alphaDivergence } from "../../src/alpha-divergence.js";
import { betaDivergence } from "../../src/beta-divergence.js";
import { bhattacharyyaCoefficient } from "../../src/bhattacharyya-coefficient.js";
import { bhattacharyyaDistance } from "../../src/bhattacharyya-distance.js";
import { bregmanDivergence } from "../../src/bregman-divergence.js";
import { cressieReadDivergence } from "../../src/cressie-read-divergence.js";
import { crossEntropy } from "../../src/cross-entropy.js";
import { generalizedKlDivergence } from "../../src/generalized-kl-divergence.js";
import { hellingerDistance } from "../../src/hellinger-distance.js";
import { itakuraSaitoDivergence } from "../../src/itakura-saito-divergence.js";
import { jeffreysDivergence } from "../../src/jeffreys-divergence.js";
import { jensenShannonDistance } from "../../src/jensen-shannon-distance.js";
import { jensenShannonDivergence } from "../../src/jensen-shannon-divergence.js";
import { klDivergence } from "../../src/kl-divergence.js";
import { klDivergenceLoss } from "../../src/kl-divergence-loss.js";
import { neymanChiSquared } from "../../src/neyman-chi-squared.js";
import { pearsonChiSquared } from "../../src/pearson-chi-squared.js";
import { relEntr } from "../../src/rel-entr.js";
import { renyiDivergence } from "../../src/renyi-divergence.js";
import { squaredHellingerDistance } from "../../src/squared-hellinger-distance.js";
import { totalVariationDistance } from "../../src/total-variation-distance.js";
import { triangularDiscrimination } from "../../src/triangular-discrimination.js";
import { tsallisDivergence } from "../../src/tsallis-divergence.js";
import { along, p, q } from "./arguments.js";

/** Gluon's from_logits means that the prediction holds log-probabilities. */
export const gluon = (call: GoldenCall): Tensor =>
  klDivergenceLoss(call.input("pred"), call.input("target"), {
    input: call.params.from_logits ? "logProbs" : "logits",
    eps: call.number("eps"),
    reduction: reductionOf(call),
  });

const of = (divergence: (p: Tensor, q: Tensor) => Tensor) => (call: GoldenCall) =>
  divergence(p(call), q(call));
const ofOrder =
  <Name extends string>(
    divergence: (p: Tensor, q: Tensor, options: { readonly [K in Name]: number }) => Tensor,
    name: Name,
  ) =>
  (call: GoldenCall) =>
    divergence(p(call), q(call), { [name]: call.number("order") } as { readonly [K in Name]: number });
// SciPy normalises.
const normalized = (call: GoldenCall) => ({ ...along(call), normalize: true });

export const divergences: GoldenAdapters = {
  cases: {
    rel_entr: of(relEntr),
    // A distribution of one outcome is a row here.
    kl_div_elementwise: (call) => generalizedKlDivergence(p(call).unsqueeze(-1), q(call).unsqueeze(-1)),
    // The name is also that of torch's loss of logits.
    cross_entropy: (call) =>
      call.optionalInput("p") === undefined ? undefined : crossEntropy(p(call), q(call)),
    kl_divergence: (call) => klDivergence(p(call), q(call), normalized(call)),
    kl_divergence_unnormalised: of(klDivergence),
    reverse_kl: (call) => klDivergence(q(call), p(call)),
    generalized_kl: of(generalizedKlDivergence),
    jeffreys: of(jeffreysDivergence),
    jensen_shannon: of(jensenShannonDivergence),
    jensen_shannon_divergence: (call) => jensenShannonDivergence(p(call), q(call), normalized(call)),
    jensen_shannon_distance: (call) => jensenShannonDistance(p(call), q(call), normalized(call)),
    total_variation: of(totalVariationDistance),
    hellinger: of(hellingerDistance),
    squared_hellinger: of(squaredHellingerDistance),
    bhattacharyya_coefficient: of(bhattacharyyaCoefficient),
    bhattacharyya_distance: of(bhattacharyyaDistance),
    pearson_chi2: of(pearsonChiSquared),
    neyman_chi2: of(neymanChiSquared),
    triangular_discrimination: of(triangularDiscrimination),
    itakura_saito: of(itakuraSaitoDivergence),
    squared_euclidean_bregman: of((x, y) => bregmanDivergence(x, y, (z) => z.square().mul(0.5))),
    renyi_divergence: ofOrder(renyiDivergence, "alpha"),
    tsallis_divergence: ofOrder(tsallisDivergence, "alpha"),
    alpha_divergence_cressie_read: ofOrder(cressieReadDivergence, "alpha"),
    alpha_divergence_amari: ofOrder(alphaDivergence, "alpha"),
    beta_divergence: ofOrder(betaDivergence, "beta"),
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
