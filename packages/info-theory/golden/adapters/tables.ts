import type { GoldenAdapters } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { conditionalEntropy } from "../../src/conditional-entropy.js";
import { entropy } from "../../src/entropy.js";
import { jointEntropy } from "../../src/joint-entropy.js";
import { mutualInformation } from "../../src/mutual-information.js";
import { base } from "./arguments.js";

/** A row for each sample, with 1 at its label. */
const indicators = (labels: Tensor): Tensor => labels.oneHot(labels.max().itemSync() + 1, "float64");
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

export const tables: GoldenAdapters = {
  cases: {
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
  },
};
