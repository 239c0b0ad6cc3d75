import { StateError } from "../errors.js";
import type { Source } from "./define.js";

/** An argument of a function that is being compiled: it has a value only when the compiled function is called. */
export const parameter: Source = {
  kind: "source",
  name: "parameter",
  gradient: "none",
  evaluate() {
    throw new StateError(
      "compile: a value was read while the function was traced, when there is none yet. Return the tensor and read it outside, " +
        "or take what decides the control flow as an argument that is no tensor.",
    );
  },
};
