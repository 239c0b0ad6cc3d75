import type { Alias } from "./define.js";

/** The value as it is. `grad` differentiates with respect to it. */
export const identity: Alias = {
  kind: "alias",
  name: "identity",
  gradient: { rule: ({ dy }) => [dy] },
};

/** The value as it is, with no gradient to what it came from. */
export const detach: Alias = { kind: "alias", name: "detach", gradient: "none" };
