import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { metricLearningLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof metricLearningLosses> {}
}

registerLosses(...metricLearningLosses);

export { metricLearningLosses } from "./all.js";
export { hingeEmbedding } from "./hinge-embedding.js";
