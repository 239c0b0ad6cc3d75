import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { infoTheoryLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof infoTheoryLosses> {}
}

registerLosses(...infoTheoryLosses);

export { adjustedMutualInformation } from "./adjusted-mutual-information.js";
export { adjustedRandIndex } from "./adjusted-rand-index.js";
export { infoTheoryLosses } from "./all.js";
export { type AlphaDivergenceOptions, alphaDivergence } from "./alpha-divergence.js";
export { alphaDivergenceLoss } from "./alpha-divergence-loss.js";
export { type Bernoulli, bernoulliEntropy } from "./bernoulli-entropy.js";
export { bernoulliHellingerDistance } from "./bernoulli-hellinger-distance.js";
export { bernoulliKlDivergence } from "./bernoulli-kl-divergence.js";
export { type BetaDivergenceOptions, betaDivergence } from "./beta-divergence.js";
export { betaDivergenceLoss } from "./beta-divergence-loss.js";
export { type Beta, betaEntropy } from "./beta-entropy.js";
export { betaHellingerDistance } from "./beta-hellinger-distance.js";
export { betaKlDivergence } from "./beta-kl-divergence.js";
export { bhattacharyyaCoefficient } from "./bhattacharyya-coefficient.js";
export { bhattacharyyaDistance } from "./bhattacharyya-distance.js";
export { bhattacharyyaLoss } from "./bhattacharyya-loss.js";
export { binaryErasureCapacity } from "./binary-erasure-capacity.js";
export { type BinaryRateDistortionOptions, binaryRateDistortion } from "./binary-rate-distortion.js";
export { binarySymmetricCapacity } from "./binary-symmetric-capacity.js";
export { bregmanDivergence } from "./bregman-divergence.js";
export { type Cauchy, cauchyEntropy } from "./cauchy-entropy.js";
export { cauchyJensenShannonDivergence } from "./cauchy-jensen-shannon-divergence.js";
export { cauchyKlDivergence } from "./cauchy-kl-divergence.js";
export { centeredKernelAlignment } from "./centered-kernel-alignment.js";
export { type CapacityOptions, type ChannelCapacity, channelCapacity } from "./channel-capacity.js";
export { type CheckOptions, checkDistribution } from "./check-distribution.js";
export { chernoffInformation } from "./chernoff-information.js";
export { type ChiSquared, chiSquaredEntropy } from "./chi-squared-entropy.js";
export { chiSquaredKlDivergence } from "./chi-squared-kl-divergence.js";
export { clubBound } from "./club-bound.js";
export { coInformation } from "./co-information.js";
export { collisionEntropy } from "./collision-entropy.js";
export { completeness } from "./completeness.js";
export { conditionalEntropy, type JointTableOptions } from "./conditional-entropy.js";
export {
  type ConditionalTableOptions,
  conditionalMutualInformation,
} from "./conditional-mutual-information.js";
export { conditionalMutualInformationFromLabels } from "./conditional-mutual-information-from-labels.js";
export { contingencyTable } from "./contingency-table.js";
export { type ContinuousBernoulli, continuousBernoulliEntropy } from "./continuous-bernoulli-entropy.js";
export { continuousBernoulliKlDivergence } from "./continuous-bernoulli-kl-divergence.js";
export { cramerDistance } from "./cramer-distance.js";
export { type CressieReadOptions, cressieReadDivergence } from "./cressie-read-divergence.js";
export { cressieReadLoss } from "./cressie-read-loss.js";
export { crossEntropy } from "./cross-entropy.js";
export { differentialEntropy, type SpacingOptions } from "./differential-entropy.js";
export { type Dirichlet, dirichletEntropy } from "./dirichlet-entropy.js";
export { dirichletKlDivergence } from "./dirichlet-kl-divergence.js";
export { donskerVaradhanBound } from "./donsker-varadhan-bound.js";
export { dualTotalCorrelation } from "./dual-total-correlation.js";
export { energyDistance } from "./energy-distance.js";
export { energyDistanceLoss } from "./energy-distance-loss.js";
export { entr } from "./entr.js";
export { type EntropyOptions, entropy } from "./entropy.js";
export { type CountsOptions, type EntropyEstimator, entropyFromCounts } from "./entropy-from-counts.js";
export { entropyFromLabels, type LabelEntropyOptions } from "./entropy-from-labels.js";
export { entropyOfLogits, type LogitsEntropyOptions } from "./entropy-of-logits.js";
export { entropyStandardError, type StandardErrorOptions } from "./entropy-standard-error.js";
export { expectedMutualInformation } from "./expected-mutual-information.js";
export { type Exponential, exponentialEntropy } from "./exponential-entropy.js";
export { exponentialHellingerDistance } from "./exponential-hellinger-distance.js";
export { exponentialKlDivergence } from "./exponential-kl-divergence.js";
export { exponentialWassersteinDistance } from "./exponential-wasserstein-distance.js";
export { extropy } from "./extropy.js";
export { type FDivergenceOptions, fDivergence } from "./f-divergence.js";
export { fowlkesMallows } from "./fowlkes-mallows.js";
export { type GammaDivergenceOptions, gammaDivergence } from "./gamma-divergence.js";
export { gammaDivergenceLoss } from "./gamma-divergence-loss.js";
export { type Gamma, gammaEntropy } from "./gamma-entropy.js";
export { gammaHellingerDistance } from "./gamma-hellinger-distance.js";
export { gammaKlDivergence } from "./gamma-kl-divergence.js";
export { gaussianCapacity } from "./gaussian-capacity.js";
export { gaussianCopulaMutualInformation } from "./gaussian-copula-mutual-information.js";
export { type GaussianRateDistortionOptions, gaussianRateDistortion } from "./gaussian-rate-distortion.js";
export {
  type GeneralizedJensenShannonOptions,
  generalizedJensenShannonDivergence,
} from "./generalized-jensen-shannon-divergence.js";
export { generalizedKlDivergence } from "./generalized-kl-divergence.js";
export { generalizedKlDivergenceLoss } from "./generalized-kl-divergence-loss.js";
export { type Geometric, geometricEntropy } from "./geometric-entropy.js";
export { geometricKlDivergence } from "./geometric-kl-divergence.js";
export { giniSimpson } from "./gini-simpson.js";
export { type Gumbel, gumbelEntropy } from "./gumbel-entropy.js";
export { gumbelKlDivergence } from "./gumbel-kl-divergence.js";
export { gumbelWassersteinDistance } from "./gumbel-wasserstein-distance.js";
export { type HalfCauchy, halfCauchyEntropy } from "./half-cauchy-entropy.js";
export { halfCauchyKlDivergence } from "./half-cauchy-kl-divergence.js";
export { type HalfNormal, halfNormalEntropy } from "./half-normal-entropy.js";
export { halfNormalKlDivergence } from "./half-normal-kl-divergence.js";
export { hartleyEntropy } from "./hartley-entropy.js";
export { hellingerDistance } from "./hellinger-distance.js";
export {
  hilbertSchmidtIndependenceCriterion,
  type IndependenceOptions,
} from "./hilbert-schmidt-independence-criterion.js";
export { type HistogramOptions, histogramEntropy } from "./histogram-entropy.js";
export { histogramMutualInformation } from "./histogram-mutual-information.js";
export { homogeneity } from "./homogeneity.js";
export { infoNceBound } from "./info-nce-bound.js";
export { type Bottleneck, type BottleneckOptions, informationBottleneck } from "./information-bottleneck.js";
export { interactionInformation } from "./interaction-information.js";
export { itakuraSaitoDivergence } from "./itakura-saito-divergence.js";
export { itakuraSaitoLoss } from "./itakura-saito-loss.js";
export { jeffreysDivergence } from "./jeffreys-divergence.js";
export { jeffreysDivergenceLoss } from "./jeffreys-divergence-loss.js";
export { jensenShannonDistance } from "./jensen-shannon-distance.js";
export { type JensenShannonOptions, jensenShannonDivergence } from "./jensen-shannon-divergence.js";
export { jensenShannonDivergenceLoss } from "./jensen-shannon-divergence-loss.js";
export { type JointEntropyOptions, jointEntropy } from "./joint-entropy.js";
export { type KernelDensityOptions, kernelDensityEntropy } from "./kernel-density-entropy.js";
export { klDivergence } from "./kl-divergence.js";
export { klDivergenceLoss } from "./kl-divergence-loss.js";
export {
  kozachenkoLeonenkoEntropy,
  type NeighborEntropyOptions,
} from "./kozachenko-leonenko-entropy.js";
export { kozachenkoLeonenkoEntropyAsync } from "./kozachenko-leonenko-entropy-async.js";
export { ksgConditionalMutualInformation } from "./ksg-conditional-mutual-information.js";
export { ksgConditionalMutualInformationAsync } from "./ksg-conditional-mutual-information-async.js";
export { type KsgOptions, ksgMutualInformation } from "./ksg-mutual-information.js";
export { ksgMutualInformationAsync, type StepOptions } from "./ksg-mutual-information-async.js";
export { type Kumaraswamy, kumaraswamyEntropy } from "./kumaraswamy-entropy.js";
export { type Laplace, laplaceEntropy } from "./laplace-entropy.js";
export { laplaceKlDivergence } from "./laplace-kl-divergence.js";
export { laplaceWassersteinDistance } from "./laplace-wasserstein-distance.js";
export { lautumInformation } from "./lautum-information.js";
export { type LogNormal, logNormalEntropy } from "./log-normal-entropy.js";
export { logNormalHellingerDistance } from "./log-normal-hellinger-distance.js";
export { logNormalKlDivergence } from "./log-normal-kl-divergence.js";
export { type Logistic, logisticEntropy } from "./logistic-entropy.js";
export { logisticWassersteinDistance } from "./logistic-wasserstein-distance.js";
export { minEntropy } from "./min-entropy.js";
export { type MultivariateNormal, multivariateNormalEntropy } from "./multivariate-normal-entropy.js";
export { multivariateNormalHellingerDistance } from "./multivariate-normal-hellinger-distance.js";
export { multivariateNormalKlDivergence } from "./multivariate-normal-kl-divergence.js";
export { multivariateNormalWassersteinDistance } from "./multivariate-normal-wasserstein-distance.js";
export { mutualInformation } from "./mutual-information.js";
export { mutualInformationBoundLoss } from "./mutual-information-bound-loss.js";
export { mutualInformationFromLabels } from "./mutual-information-from-labels.js";
export { nearestNeighborKlDivergence } from "./nearest-neighbor-kl-divergence.js";
export { nearestNeighborKlDivergenceAsync } from "./nearest-neighbor-kl-divergence-async.js";
export { neymanChiSquared } from "./neyman-chi-squared.js";
export { neymanChiSquaredLoss } from "./neyman-chi-squared-loss.js";
export { type Normal, normalEntropy } from "./normal-entropy.js";
export { normalHellingerDistance } from "./normal-hellinger-distance.js";
export { normalKlDivergence } from "./normal-kl-divergence.js";
export { normalMutualInformation } from "./normal-mutual-information.js";
export { normalWassersteinDistance } from "./normal-wasserstein-distance.js";
export {
  type NormalizedMutualInformationOptions,
  normalizedMutualInformation,
} from "./normalized-mutual-information.js";
export {
  type ClusteringAverageOptions,
  normalizedMutualInformationFromLabels,
} from "./normalized-mutual-information-from-labels.js";
export { normalizedPointwiseMutualInformation } from "./normalized-pointwise-mutual-information.js";
export { nwjBound } from "./nwj-bound.js";
export { oInformation } from "./o-information.js";
export { optimalTransport } from "./optimal-transport.js";
export { optimalTransportAsync } from "./optimal-transport-async.js";
export { optimalTransportPlan } from "./optimal-transport-plan.js";
export { optimalTransportPlanAsync } from "./optimal-transport-plan-async.js";
export { type Pareto, paretoEntropy } from "./pareto-entropy.js";
export { paretoKlDivergence } from "./pareto-kl-divergence.js";
export {
  type PartialInformation,
  partialInformationDecomposition,
} from "./partial-information-decomposition.js";
export { pearsonChiSquared } from "./pearson-chi-squared.js";
export { pearsonChiSquaredLoss } from "./pearson-chi-squared-loss.js";
export { perplexity } from "./perplexity.js";
export { pointEnergyDistance } from "./point-energy-distance.js";
export { pointwiseMutualInformation } from "./pointwise-mutual-information.js";
export { poissonHellingerDistance } from "./poisson-hellinger-distance.js";
export { type Poisson, poissonKlDivergence } from "./poisson-kl-divergence.js";
export { randIndex } from "./rand-index.js";
export { type RateDistortion, type RateDistortionOptions, rateDistortion } from "./rate-distortion.js";
export { type Rayleigh, rayleighEntropy } from "./rayleigh-entropy.js";
export { rayleighHellingerDistance } from "./rayleigh-hellinger-distance.js";
export { rayleighKlDivergence } from "./rayleigh-kl-divergence.js";
export { rayleighWassersteinDistance } from "./rayleigh-wasserstein-distance.js";
export { type RedundancyOptions, redundantInformation } from "./redundant-information.js";
export { relEntr } from "./rel-entr.js";
export { type RenyiDivergenceOptions, renyiDivergence } from "./renyi-divergence.js";
export { renyiDivergenceLoss } from "./renyi-divergence-loss.js";
export { type RenyiOptions, renyiEntropy } from "./renyi-entropy.js";
export { residualEntropy } from "./residual-entropy.js";
export { reverseKlDivergenceLoss } from "./reverse-kl-divergence-loss.js";
export { rossMutualInformation } from "./ross-mutual-information.js";
export { rossMutualInformationAsync } from "./ross-mutual-information-async.js";
export { sInformation } from "./s-information.js";
export { type SinkhornCostOptions, sinkhorn } from "./sinkhorn.js";
export { sinkhornAsync } from "./sinkhorn-async.js";
export { type SinkhornDivergenceOptions, sinkhornDivergence } from "./sinkhorn-divergence.js";
export { sinkhornDivergenceAsync } from "./sinkhorn-divergence-async.js";
export { sinkhornDivergenceLoss } from "./sinkhorn-divergence-loss.js";
export { sinkhornPlan } from "./sinkhorn-plan.js";
export { sinkhornPlanAsync } from "./sinkhorn-plan-async.js";
export { type SlicedOptions, slicedWassersteinDistance } from "./sliced-wasserstein-distance.js";
export { slicedWassersteinLoss } from "./sliced-wasserstein-loss.js";
export { squaredHellingerDistance } from "./squared-hellinger-distance.js";
export { squaredHellingerLoss } from "./squared-hellinger-loss.js";
export {
  type DiscrepancyOptions,
  squaredMaximumMeanDiscrepancy,
} from "./squared-maximum-mean-discrepancy.js";
export { squaredMaximumMeanDiscrepancyLoss } from "./squared-maximum-mean-discrepancy-loss.js";
export { type StudentT, studentTEntropy } from "./student-t-entropy.js";
export { totalCorrelation } from "./total-correlation.js";
export { totalVariationDistance } from "./total-variation-distance.js";
export { totalVariationLoss } from "./total-variation-loss.js";
export { type TransferEntropyOptions, transferEntropy } from "./transfer-entropy.js";
export { triangularDiscrimination } from "./triangular-discrimination.js";
export { triangularDiscriminationLoss } from "./triangular-discrimination-loss.js";
export { type TsallisDivergenceOptions, tsallisDivergence } from "./tsallis-divergence.js";
export { tsallisDivergenceLoss } from "./tsallis-divergence-loss.js";
export { type TsallisOptions, tsallisEntropy } from "./tsallis-entropy.js";
export { type Uniform, uniformEntropy } from "./uniform-entropy.js";
export { uniformKlDivergence } from "./uniform-kl-divergence.js";
export { uniformWassersteinDistance } from "./uniform-wasserstein-distance.js";
export { type VMeasureOptions, vMeasure } from "./v-measure.js";
export { variationOfInformation } from "./variation-of-information.js";
export { variationOfInformationFromLabels } from "./variation-of-information-from-labels.js";
export { type WassersteinOptions, wassersteinDistance } from "./wasserstein-distance.js";
export { type WaterFilling, type WaterFillingOptions, waterFilling } from "./water-filling.js";
export { type Weibull, weibullEntropy } from "./weibull-entropy.js";
export { weibullKlDivergence } from "./weibull-kl-divergence.js";
export { xlog1py } from "./xlog1py.js";
export { zChannelCapacity } from "./z-channel-capacity.js";
