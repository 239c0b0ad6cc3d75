/** How many samples each class has in the training data. */
export const classCountsOption = {
  type: "tensor",
  summary: "How many samples each class has; without them all have equally many.",
} as const;
