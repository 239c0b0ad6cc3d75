import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { regressionLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof regressionLosses> {}
}

registerLosses(...regressionLosses);

export { regressionLosses } from "./all.js";
export { huber } from "./huber.js";
