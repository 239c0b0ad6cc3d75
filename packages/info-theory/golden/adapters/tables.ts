import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { coInformation } from "../../src/co-information.js";
import { conditionalEntropy } from "../../src/conditional-entropy.js";
import { conditionalMutualInformation } from "../../src/conditional-mutual-information.js";
import { contingencyTable } from "../../src/contingency-table.js";
import { dualTotalCorrelation } from "../../src/dual-total-correlation.js";
import { entropy } from "../../src/entropy.js";
import { interactionInformation } from "../../src/interaction-information.js";
import { jointEntropy } from "../../src/joint-entropy.js";
import { lautumInformation } from "../../src/lautum-information.js";
import { mutualInformation } from "../../src/mutual-information.js";
import { normalizedMutualInformation } from "../../src/normalized-mutual-information.js";
import { oInformation } from "../../src/o-information.js";
import { residualEntropy } from "../../src/residual-entropy.js";
import { sInformation } from "../../src/s-information.js";
import { totalCorrelation } from "../../src/total-correlation.js";
import { variationOfInformation } from "../../src/variation-of-information.js";
import { base } from "./arguments.js";

type Measure = (joint: Tensor, options: { readonly base?: number; readonly normalize: boolean }) => Tensor;

/** Of the table of the labels in the inputs of these names; the rows of x are variables where it has several. */
const ofLabels =
  (measure: Measure, ...names: readonly string[]) =>
  (call: GoldenCall) => {
    const variables = names.map((name) => call.input(name)).flatMap(rows);
    return measure(contingencyTable(...variables), { ...base(call), normalize: true });
  };
const rows = (labels: Tensor): Tensor[] => {
  if (labels.rank === 1) return [labels];
  return Array.from({ length: labels.shape[0] ?? 0 }, (_, i) => labels.narrow(0, i, i + 1).squeeze(0));
};

/** What pyitlib divides by. */
const factors = { X: "x", Y: "y", XY: "joint", MIN: "min", MAX: "max", SQRT: "geometric" } as const;
const factorOf = (call: GoldenCall) => factors[call.params.norm_factor as keyof typeof factors];

export const tables: GoldenAdapters = {
  cases: {
    joint_entropy: ofLabels(jointEntropy, "x"),
    conditional_entropy: ofLabels(conditionalEntropy, "x", "y"),
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
    mutual_information_samples: ofLabels(mutualInformation, "x", "y"),
    conditional_mutual_information: ofLabels(conditionalMutualInformation, "x", "y", "z"),
    normalised_mutual_information_pyitlib: (call) =>
      normalizedMutualInformation(contingencyTable(call.input("x"), call.input("y")), {
        average: factorOf(call),
        normalize: true,
      }),
    variation_of_information: ofLabels(variationOfInformation, "x", "y"),
    lautum_information: ofLabels(lautumInformation, "x", "y"),
    total_correlation: ofLabels(totalCorrelation, "x"),
    dual_total_correlation: ofLabels(dualTotalCorrelation, "x"),
    residual_entropy: ofLabels(residualEntropy, "x"),
    co_information: ofLabels(coInformation, "x"),
    interaction_information: ofLabels(interactionInformation, "x"),
    enigmatic_information: ofLabels(oInformation, "x"),
    exogenous_local_information: ofLabels(sInformation, "x"),
  },
};
