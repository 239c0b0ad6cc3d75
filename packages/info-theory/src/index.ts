import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { infoTheoryLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof infoTheoryLosses> {}
}

registerLosses(...infoTheoryLosses);

export { infoTheoryLosses } from "./all.js";
export { type CheckOptions, checkDistribution } from "./check-distribution.js";
export { conditionalEntropy, type JointTableOptions } from "./conditional-entropy.js";
export { crossEntropy } from "./cross-entropy.js";
export { entr } from "./entr.js";
export { type EntropyOptions, entropy } from "./entropy.js";
export { type JointEntropyOptions, jointEntropy } from "./joint-entropy.js";
export { klDivergence } from "./kl-divergence.js";
export { klDivergenceLoss } from "./kl-divergence-loss.js";
export { mutualInformation } from "./mutual-information.js";
export { type Normal, normalEntropy } from "./normal-entropy.js";
export { relEntr } from "./rel-entr.js";
