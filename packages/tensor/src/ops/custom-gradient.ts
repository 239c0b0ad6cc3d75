import type { Tensor } from "../tensor/tensor.js";
import type { Alias } from "./define.js";

/** A value whose gradient the user gives. Inputs: the value, then what it depends on. */
export const customGradient: Alias<{ gradient(dy: Tensor): readonly Tensor[] }> = {
  kind: "alias",
  name: "customGradient",
  gradient: { rule: ({ dy, attributes }) => [undefined, ...attributes.gradient(dy)] },
};
