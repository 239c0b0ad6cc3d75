import type { Tensor } from "@surprisal/tensor";

/** The option of losses of probabilities that may be given as such. */
export const inputOption = {
  type: "choice",
  choices: ["logits", "probs"],
  default: "logits",
  summary: "What the prediction holds.",
} as const;

export function probabilities(prediction: Tensor, axis: number, input: "logits" | "probs"): Tensor {
  return input === "probs" ? prediction : prediction.softmax(axis);
}
