import type { Tensor } from "@surprisal/tensor";

export const tiesOption = {
  type: "choice",
  choices: ["split", "first"],
  default: "split",
  summary: "Whether classes that tie for the maximum share its slope, or the first of them has it.",
} as const;

/** The maximum along an axis, with its slope where it belongs. */
export function largest(x: Tensor, axis: number, ties: "split" | "first"): Tensor {
  if (ties === "split") return x.max(axis);
  return x.gather(axis, x.argmax(axis, { keepDims: true })).squeeze(axis);
}
