import type { Tensor } from "@surprisal/tensor";

/** The option of losses of two classes that says how their labels are written. */
export const labelsOption = {
  type: "choice",
  choices: ["signed", "binary"],
  default: "signed",
  summary: "How the two classes are labelled: −1 and 1, or 0 and 1.",
} as const;

type Labels = (typeof labelsOption.choices)[number];

/** The product of label, −1 or 1, and score: how far the score lies on the label's side of 0. */
export function marginOf(score: Tensor, target: Tensor, labels: Labels): Tensor {
  return score.mul(labels === "signed" ? target : target.mul(2).sub(1));
}
