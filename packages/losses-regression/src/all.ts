import { absoluteError } from "./absolute-error.js";
import { absolutePercentageError } from "./absolute-percentage-error.js";
import { acceleratedFailureTime } from "./accelerated-failure-time.js";
import { adaptiveWing } from "./adaptive-wing.js";
import { andrewsWave } from "./andrews-wave.js";
import { arctan } from "./arctan.js";
import { asymmetricAbsoluteError } from "./asymmetric-absolute-error.js";
import { asymmetricSquaredError } from "./asymmetric-squared-error.js";
import { barron } from "./barron.js";
import { betaNll } from "./beta-nll.js";
import { betaWeightedGaussianNll } from "./beta-weighted-gaussian-nll.js";
import { boxIou } from "./box-iou.js";
import { cauchy } from "./cauchy.js";
import { cauchyNll } from "./cauchy-nll.js";
import { completeIou } from "./complete-iou.js";
import { concordance } from "./concordance.js";
import { correlation } from "./correlation.js";
import { cosineDistance } from "./cosine-distance.js";
import { coxPartialLikelihood } from "./cox-partial-likelihood.js";
import { crpsEnsemble } from "./crps-ensemble.js";
import { crpsNormal } from "./crps-normal.js";
import { crpsQuantiles } from "./crps-quantiles.js";
import { dawidSebastiani } from "./dawid-sebastiani.js";
import { distanceIou } from "./distance-iou.js";
import { energyScore } from "./energy-score.js";
import { epsilonInsensitive } from "./epsilon-insensitive.js";
import { evidentialRegression } from "./evidential-regression.js";
import { expectile } from "./expectile.js";
import { exponentialNll } from "./exponential-nll.js";
import { fair } from "./fair.js";
import { gammaDeviance } from "./gamma-deviance.js";
import { gammaNll } from "./gamma-nll.js";
import { gaussianNll } from "./gaussian-nll.js";
import { gemanMcClure } from "./geman-mcclure.js";
import { generalizedIou } from "./generalized-iou.js";
import { halfGamma } from "./half-gamma.js";
import { halfSquaredError } from "./half-squared-error.js";
import { halfTweedie } from "./half-tweedie.js";
import { hampel } from "./hampel.js";
import { huber } from "./huber.js";
import { intervalScore } from "./interval-score.js";
import { laplaceNll } from "./laplace-nll.js";
import { linex } from "./linex.js";
import { logCosh } from "./log-cosh.js";
import { logNormalNll } from "./log-normal-nll.js";
import { mixtureDensityNll } from "./mixture-density-nll.js";
import { multiQuantile } from "./multi-quantile.js";
import { multivariateNormalNll } from "./multivariate-normal-nll.js";
import { negativeBinomialNll } from "./negative-binomial-nll.js";
import { pairwiseDistance } from "./pairwise-distance.js";
import { pinball } from "./pinball.js";
import { poissonDeviance } from "./poisson-deviance.js";
import { poissonNll } from "./poisson-nll.js";
import { pseudoHuber } from "./pseudo-huber.js";
import { ramsay } from "./ramsay.js";
import { rootMeanSquaredError } from "./root-mean-squared-error.js";
import { smoothL1 } from "./smooth-l1.js";
import { squaredEpsilonInsensitive } from "./squared-epsilon-insensitive.js";
import { squaredError } from "./squared-error.js";
import { squaredLogError } from "./squared-log-error.js";
import { studentTNll } from "./student-t-nll.js";
import { symmetricAbsolutePercentageError } from "./symmetric-absolute-percentage-error.js";
import { talwar } from "./talwar.js";
import { tobit } from "./tobit.js";
import { tukeyBiweight } from "./tukey-biweight.js";
import { tweedieDeviance } from "./tweedie-deviance.js";
import { vonMisesNll } from "./von-mises-nll.js";
import { weibullNll } from "./weibull-nll.js";
import { weightedAbsolutePercentageError } from "./weighted-absolute-percentage-error.js";
import { welsch } from "./welsch.js";
import { wing } from "./wing.js";
import { zeroInflatedPoissonNll } from "./zero-inflated-poisson-nll.js";

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
  gaussianNll,
  betaWeightedGaussianNll,
  multivariateNormalNll,
  mixtureDensityNll,
  laplaceNll,
  cauchyNll,
  studentTNll,
  logNormalNll,
  exponentialNll,
  gammaNll,
  betaNll,
  weibullNll,
  vonMisesNll,
  poissonNll,
  negativeBinomialNll,
  zeroInflatedPoissonNll,
  poissonDeviance,
  gammaDeviance,
  tweedieDeviance,
  halfGamma,
  halfTweedie,
  crpsNormal,
  crpsEnsemble,
  crpsQuantiles,
  energyScore,
  intervalScore,
  dawidSebastiani,
  evidentialRegression,
  coxPartialLikelihood,
  acceleratedFailureTime,
  tobit,
] as const;
