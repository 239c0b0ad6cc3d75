import { type GoldenAdapters, type GoldenCall, type GoldenFigures, reductionOf } from "@surprisal/golden";
import { type Tensor, tensor } from "@surprisal/tensor";
import { conditionalEntropy } from "../src/conditional-entropy.js";
import { crossEntropy } from "../src/cross-entropy.js";
import { entr } from "../src/entr.js";
import { entropy } from "../src/entropy.js";
import { jointEntropy } from "../src/joint-entropy.js";
import { klDivergence } from "../src/kl-divergence.js";
import { klDivergenceLoss } from "../src/kl-divergence-loss.js";
import { mutualInformation } from "../src/mutual-information.js";
import { normalEntropy } from "../src/normal-entropy.js";
import { relEntr } from "../src/rel-entr.js";

const base = (call: GoldenCall): { base?: number } => {
  const given = call.optionalNumber("base");
  return given === undefined ? {} : { base: given };
};
const along = (call: GoldenCall) => ({ ...base(call), axis: call.optionalNumber("axis") ?? -1 });
const p = (call: GoldenCall): Tensor => call.input("p");
const q = (call: GoldenCall): Tensor => call.input("q");

/** Gluon's from_logits means that the prediction holds log-probabilities. */
const gluon = (call: GoldenCall): Tensor =>
  klDivergenceLoss(call.input("pred"), call.input("target"), {
    input: call.params.from_logits ? "logProbs" : "logits",
    eps: call.number("eps"),
    reduction: reductionOf(call),
  });

/** A row for each sample, with 1 at its label. */
const indicators = (labels: Tensor): Tensor => labels.oneHot(labels.max().itemSync() + 1, "float64");
const counts = (labels: Tensor): Tensor => indicators(labels).sum(0);
/** How often each label of x meets each of y. */
const table = (x: Tensor, y: Tensor): Tensor => indicators(x).transpose().matmul(indicators(y));
/** How often each triple of labels occurs, one axis for each row of x. */
const tableOfThree = (x: Tensor): Tensor => {
  const [a, b, c] = [0, 1, 2].map((row) => indicators(x.narrow(0, row, row + 1).squeeze(0))) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  return a.unsqueeze(2).unsqueeze(3).mul(b.unsqueeze(1).unsqueeze(3)).mul(c.unsqueeze(1).unsqueeze(2)).sum(0);
};

const ofLabels = (call: GoldenCall) => entropy(counts(call.input("labels")), { normalize: true });
/** −log p of class 3 is the divergence from a target that is certain of it. */
const negLogP3 = (call: GoldenCall): Tensor =>
  klDivergenceLoss(call.input("pred"), [0, 0, 0, 1, 0, 0, 0, 0, 0, 0], { reduction: "none" }).sum(1);
/** The distributions p and q of the section on concavity, and how much of p is in their mixture. */
const mixture = (file: GoldenFigures) => ({
  p: tensor(Float64Array.from(file.read("concavity", "p") as readonly number[])),
  q: tensor(Float64Array.from(file.read("concavity", "q") as readonly number[])),
  lambda: file.read("concavity", "lambda") as number,
});

export const adapters: GoldenAdapters = {
  cases: {
    entr: (call) => entr(p(call)),
    rel_entr: (call) => relEntr(p(call), q(call)),
    // SciPy normalises, and so does torch's Categorical.
    entropy: (call) => entropy(p(call), { ...along(call), normalize: true }),
    entropy_categorical: (call) => entropy(call.input("probs"), { normalize: true }),
    entropy_shannon: (call) => entropy(p(call)),
    entropy_of_logits: (call) => entropy(call.input("logits").softmax()),
    entropy_labels: ofLabels,
    entropy_plugin: ofLabels,
    entropy_samples: (call) =>
      call.params.estimator === "ML"
        ? entropy(counts(call.input("x")), { ...base(call), normalize: true })
        : undefined,
    joint_entropy: (call) => jointEntropy(tableOfThree(call.input("x")), { ...base(call), normalize: true }),
    conditional_entropy: (call) =>
      conditionalEntropy(table(call.input("x"), call.input("y")), { ...base(call), normalize: true }),
    mutual_information_joint: (call) => {
      const joint = call.input("joint");
      return {
        value: mutualInformation(joint, base(call)),
        entropy_x: entropy(joint.sum(1), base(call)),
        entropy_y: entropy(joint.sum(0), base(call)),
        joint_entropy: jointEntropy(joint, base(call)),
      };
    },
    mutual_information_table: (call) => mutualInformation(call.input("table"), { normalize: true }),
    mutual_information_labels: (call) =>
      mutualInformation(table(call.input("labels_true"), call.input("labels_pred")), { normalize: true }),
    mutual_information_samples: (call) =>
      mutualInformation(table(call.input("x"), call.input("y")), { ...base(call), normalize: true }),
    // The name is also that of torch's loss of logits.
    cross_entropy: (call) =>
      call.optionalInput("p") === undefined ? undefined : crossEntropy(p(call), q(call)),
    kl_divergence: (call) => klDivergence(p(call), q(call), { ...along(call), normalize: true }),
    kl_categorical: (call) => klDivergence(call.input("probs_p"), call.input("probs_q"), { normalize: true }),
    kl_divergence_unnormalised: (call) => klDivergence(p(call), q(call)),
    reverse_kl: (call) => klDivergence(q(call), p(call)),
    kl_div_gluon: gluon,
    kl_div_loss: (call) =>
      klDivergenceLoss(call.input("pred"), call.input("target"), {
        logTarget: call.params.log_target === true,
        reduction: reductionOf(call),
      }),
    neg_log_prob: negLogP3,
    entropy_normal: (call) =>
      normalEntropy({ mean: call.input("loc"), standardDeviation: call.input("scale") }),
    entropy_scipy_norm: (call) =>
      normalEntropy({ mean: call.number("loc"), standardDeviation: call.number("scale") }),
  },
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
