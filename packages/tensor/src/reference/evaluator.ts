import type { Evaluator } from "../backend.js";
import { StateError } from "../errors.js";
import { bindArguments } from "../graph/bind.js";
import { evaluateReference } from "./evaluate.js";

async function noKernels(): Promise<never> {
  throw new StateError(
    "explain: there are no kernels here, since WebAssembly does not run; operations run one by one.",
  );
}

/** Node by node, in plain JavaScript: the measure for the compiled kernels, and what runs where WebAssembly is forbidden. */
export const reference: Evaluator = {
  name: "reference",
  evaluate: evaluateReference,
  explain: noKernels,
  // Nothing to decide in advance: the traced graph is evaluated anew at each call.
  compile: (outputs, inputs) => ({
    call(given, numbers) {
      const results = bindArguments(outputs, inputs, given, numbers);
      evaluateReference(results.filter((node) => node.value === undefined));
      return results;
    },
    explain: noKernels,
  }),
};
