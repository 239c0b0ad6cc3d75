import type { View } from "./define.js";

/** The same elements in the same order, under another shape. */
export const reshape: View = {
  kind: "view",
  name: "reshape",
  gradient: { rule: ({ dy, inputs: [x] }) => [x && dy.reshape(x.shape)] },
};
