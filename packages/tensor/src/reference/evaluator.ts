import type { Evaluator } from "../backend.js";
import { bindArguments } from "../graph/bind.js";
import { evaluateReference } from "./evaluate.js";

/** Node by node, in plain JavaScript: the measure for the compiled kernels, and what runs where WebAssembly is forbidden. */
export const reference: Evaluator = {
  name: "reference",
  evaluate: evaluateReference,
  // Nothing to decide in advance: the traced graph is evaluated anew at each call.
  compile: (outputs, inputs) => ({
    call(given, numbers) {
      const results = bindArguments(outputs, inputs, given, numbers);
      evaluateReference(results.filter((node) => node.value === undefined));
      return results;
    },
  }),
};
