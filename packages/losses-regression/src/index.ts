import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { regressionLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof regressionLosses> {}
}

registerLosses(...regressionLosses);

export { absoluteError } from "./absolute-error.js";
export { regressionLosses } from "./all.js";
export { halfSquaredError } from "./half-squared-error.js";
export { huber } from "./huber.js";
export { smoothL1 } from "./smooth-l1.js";
export { squaredError } from "./squared-error.js";
