import { marginRanking } from "./margin-ranking.js";

/** Every loss of this package. */
export const rankingLosses = [marginRanking] as const;
