import { hingeEmbedding } from "./hinge-embedding.js";

/** Every loss of this package. */
export const metricLearningLosses = [hingeEmbedding] as const;
