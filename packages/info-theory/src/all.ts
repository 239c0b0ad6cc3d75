import { klDivergenceLoss } from "./kl-divergence-loss.js";

/** Every loss of this package. */
export const infoTheoryLosses = [klDivergenceLoss] as const;
