import type { GoldenAdapters, GoldenCall, GoldenFigures } from "@surprisal/golden";
import { type Tensor, tensor } from "@surprisal/tensor";
import { entropy } from "../../src/entropy.js";
import { klDivergenceLoss } from "../../src/kl-divergence-loss.js";
import { gluon } from "./divergences.js";

// The figures that the chapter "Loss Functions" prints.

/** −log p of class 3 is the divergence from a target that is certain of it. */
const negLogP3 = (call: GoldenCall): Tensor =>
  klDivergenceLoss(call.input("pred"), [0, 0, 0, 1, 0, 0, 0, 0, 0, 0], { reduction: "none" }).sum(1);
/** The distributions p and q of the section on concavity, and how much of p is in their mixture. */
const mixture = (file: GoldenFigures) => ({
  p: tensor(Float64Array.from(file.read("concavity", "p") as readonly number[])),
  q: tensor(Float64Array.from(file.read("concavity", "q") as readonly number[])),
  lambda: file.read("concavity", "lambda") as number,
});

export const chapter: GoldenAdapters = {
  cases: { neg_log_prob: negLogP3 },
  figures: {
    "printed.kl_y_p": (file) => gluon(file.call("kl_div_gluon/000")),
    "printed.kl_p_p": (file) => gluon(file.call("kl_div_gluon/002")),
    "printed.kl_onehot": (file) => gluon(file.call("kl_div_gluon/004")),
    "printed.neg_log_p3": (file) => negLogP3(file.call("neg_log_prob/000")),
    "printed.ratio": (file) =>
      negLogP3(file.call("neg_log_prob/000")).div(gluon(file.call("kl_div_gluon/004"))),
    "constants.ln2": () => entropy([0.5, 0.5]),
    "constants.bits_per_nat": () => entropy([0.5, 0.5], { base: 2 }).div(entropy([0.5, 0.5])),
    "constants.fair_coin_entropy_nats": () => entropy([0.5, 0.5]),
    "concavity.H_mix": (file) => {
      const { p, q, lambda } = mixture(file);
      return entropy(p.mul(lambda).add(q.mul(1 - lambda)));
    },
    "concavity.mix_H": (file) => {
      const { p, q, lambda } = mixture(file);
      return entropy(p)
        .mul(lambda)
        .add(entropy(q).mul(1 - lambda));
    },
  },
};
