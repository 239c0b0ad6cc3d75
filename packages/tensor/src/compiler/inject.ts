import type { Elementwise } from "../ops/define.js";

/** `value` where the ramp is at `place`, 0 elsewhere: a one-hot row that is never stored. */
export const inject: Elementwise = {
  kind: "elementwise",
  name: "inject",
  accepts: "any",
  result: "same",
  gradient: "none",
};
