import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { rankingLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof rankingLosses> {}
}

registerLosses(...rankingLosses);

export { rankingLosses } from "./all.js";
export { marginRanking } from "./margin-ranking.js";
