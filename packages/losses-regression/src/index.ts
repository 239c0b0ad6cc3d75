import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { regressionLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof regressionLosses> {}
}

registerLosses(...regressionLosses);

export { absoluteError } from "./absolute-error.js";
export { absolutePercentageError } from "./absolute-percentage-error.js";
export { adaptiveWing } from "./adaptive-wing.js";
export { regressionLosses } from "./all.js";
export { andrewsWave } from "./andrews-wave.js";
export { arctan } from "./arctan.js";
export { asymmetricAbsoluteError } from "./asymmetric-absolute-error.js";
export { asymmetricSquaredError } from "./asymmetric-squared-error.js";
export { barron } from "./barron.js";
export { boxIou } from "./box-iou.js";
export { cauchy } from "./cauchy.js";
export { completeIou } from "./complete-iou.js";
export { concordance } from "./concordance.js";
export { correlation } from "./correlation.js";
export { cosineDistance } from "./cosine-distance.js";
export { d2AbsoluteError } from "./d2-absolute-error.js";
export { d2Pinball } from "./d2-pinball.js";
export { distanceIou } from "./distance-iou.js";
export { epsilonInsensitive } from "./epsilon-insensitive.js";
export { expectile } from "./expectile.js";
export { explainedVariance } from "./explained-variance.js";
export { fair } from "./fair.js";
export { gemanMcClure } from "./geman-mcclure.js";
export { generalizedIou } from "./generalized-iou.js";
export { halfSquaredError } from "./half-squared-error.js";
export { hampel } from "./hampel.js";
export { huber } from "./huber.js";
export { linex } from "./linex.js";
export { logCosh } from "./log-cosh.js";
export { maxError } from "./max-error.js";
export { medianAbsoluteError } from "./median-absolute-error.js";
export { multiQuantile } from "./multi-quantile.js";
export { pairwiseDistance } from "./pairwise-distance.js";
export { pinball } from "./pinball.js";
export { pseudoHuber } from "./pseudo-huber.js";
export { r2Score } from "./r2-score.js";
export { ramsay } from "./ramsay.js";
export { rootMeanSquaredError } from "./root-mean-squared-error.js";
export { smoothL1 } from "./smooth-l1.js";
export { squaredEpsilonInsensitive } from "./squared-epsilon-insensitive.js";
export { squaredError } from "./squared-error.js";
export { squaredLogError } from "./squared-log-error.js";
export { symmetricAbsolutePercentageError } from "./symmetric-absolute-percentage-error.js";
export { talwar } from "./talwar.js";
export { tukeyBiweight } from "./tukey-biweight.js";
export { weightedAbsolutePercentageError } from "./weighted-absolute-percentage-error.js";
export { welsch } from "./welsch.js";
export { wing } from "./wing.js";
