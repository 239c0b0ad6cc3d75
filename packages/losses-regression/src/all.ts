import { absoluteError } from "./absolute-error.js";
import { absolutePercentageError } from "./absolute-percentage-error.js";
import { adaptiveWing } from "./adaptive-wing.js";
import { andrewsWave } from "./andrews-wave.js";
import { arctan } from "./arctan.js";
import { asymmetricAbsoluteError } from "./asymmetric-absolute-error.js";
import { asymmetricSquaredError } from "./asymmetric-squared-error.js";
import { barron } from "./barron.js";
import { boxIou } from "./box-iou.js";
import { cauchy } from "./cauchy.js";
import { completeIou } from "./complete-iou.js";
import { concordance } from "./concordance.js";
import { correlation } from "./correlation.js";
import { cosineDistance } from "./cosine-distance.js";
import { distanceIou } from "./distance-iou.js";
import { epsilonInsensitive } from "./epsilon-insensitive.js";
import { expectile } from "./expectile.js";
import { fair } from "./fair.js";
import { gemanMcClure } from "./geman-mcclure.js";
import { generalizedIou } from "./generalized-iou.js";
import { halfSquaredError } from "./half-squared-error.js";
import { hampel } from "./hampel.js";
import { huber } from "./huber.js";
import { linex } from "./linex.js";
import { logCosh } from "./log-cosh.js";
import { multiQuantile } from "./multi-quantile.js";
import { pairwiseDistance } from "./pairwise-distance.js";
import { pinball } from "./pinball.js";
import { pseudoHuber } from "./pseudo-huber.js";
import { ramsay } from "./ramsay.js";
import { rootMeanSquaredError } from "./root-mean-squared-error.js";
import { smoothL1 } from "./smooth-l1.js";
import { squaredEpsilonInsensitive } from "./squared-epsilon-insensitive.js";
import { squaredError } from "./squared-error.js";
import { squaredLogError } from "./squared-log-error.js";
import { symmetricAbsolutePercentageError } from "./symmetric-absolute-percentage-error.js";
import { talwar } from "./talwar.js";
import { tukeyBiweight } from "./tukey-biweight.js";
import { weightedAbsolutePercentageError } from "./weighted-absolute-percentage-error.js";
import { welsch } from "./welsch.js";
import { wing } from "./wing.js";

/** Every loss of this package. */
export const regressionLosses = [
  absoluteError,
  squaredError,
  halfSquaredError,
  huber,
  smoothL1,
  logCosh,
  pseudoHuber,
  pinball,
  multiQuantile,
  expectile,
  epsilonInsensitive,
  squaredEpsilonInsensitive,
  absolutePercentageError,
  symmetricAbsolutePercentageError,
  weightedAbsolutePercentageError,
  squaredLogError,
  linex,
  asymmetricAbsoluteError,
  asymmetricSquaredError,
  wing,
  adaptiveWing,
  cauchy,
  gemanMcClure,
  welsch,
  tukeyBiweight,
  andrewsWave,
  hampel,
  talwar,
  ramsay,
  fair,
  arctan,
  barron,
  cosineDistance,
  pairwiseDistance,
  rootMeanSquaredError,
  correlation,
  concordance,
  boxIou,
  generalizedIou,
  distanceIou,
  completeIou,
] as const;
