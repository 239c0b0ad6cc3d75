import type { Elementwise } from "./define.js";

/** To another dtype: floats round, and on the way to int32 lose their fraction and stop at its bounds. */
export const cast: Elementwise = {
  kind: "elementwise",
  name: "cast",
  conversion: true,
  accepts: "any",
  result: "same",
  // The sweep casts the gradient back to the dtype of the input.
  gradient: { rule: ({ dy }) => [dy] },
};
