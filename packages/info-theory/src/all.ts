import { alphaDivergenceLoss } from "./alpha-divergence-loss.js";
import { betaDivergenceLoss } from "./beta-divergence-loss.js";
import { bhattacharyyaLoss } from "./bhattacharyya-loss.js";
import { cressieReadLoss } from "./cressie-read-loss.js";
import { energyDistanceLoss } from "./energy-distance-loss.js";
import { gammaDivergenceLoss } from "./gamma-divergence-loss.js";
import { generalizedKlDivergenceLoss } from "./generalized-kl-divergence-loss.js";
import { itakuraSaitoLoss } from "./itakura-saito-loss.js";
import { jeffreysDivergenceLoss } from "./jeffreys-divergence-loss.js";
import { jensenShannonDivergenceLoss } from "./jensen-shannon-divergence-loss.js";
import { klDivergenceLoss } from "./kl-divergence-loss.js";
import { mutualInformationBoundLoss } from "./mutual-information-bound-loss.js";
import { neymanChiSquaredLoss } from "./neyman-chi-squared-loss.js";
import { pearsonChiSquaredLoss } from "./pearson-chi-squared-loss.js";
import { renyiDivergenceLoss } from "./renyi-divergence-loss.js";
import { reverseKlDivergenceLoss } from "./reverse-kl-divergence-loss.js";
import { sinkhornDivergenceLoss } from "./sinkhorn-divergence-loss.js";
import { slicedWassersteinLoss } from "./sliced-wasserstein-loss.js";
import { squaredHellingerLoss } from "./squared-hellinger-loss.js";
import { squaredMaximumMeanDiscrepancyLoss } from "./squared-maximum-mean-discrepancy-loss.js";
import { totalVariationLoss } from "./total-variation-loss.js";
import { triangularDiscriminationLoss } from "./triangular-discrimination-loss.js";
import { tsallisDivergenceLoss } from "./tsallis-divergence-loss.js";

/** Every loss of this package. */
export const infoTheoryLosses = [
  alphaDivergenceLoss,
  betaDivergenceLoss,
  bhattacharyyaLoss,
  cressieReadLoss,
  energyDistanceLoss,
  gammaDivergenceLoss,
  generalizedKlDivergenceLoss,
  itakuraSaitoLoss,
  jeffreysDivergenceLoss,
  jensenShannonDivergenceLoss,
  klDivergenceLoss,
  mutualInformationBoundLoss,
  neymanChiSquaredLoss,
  pearsonChiSquaredLoss,
  renyiDivergenceLoss,
  reverseKlDivergenceLoss,
  sinkhornDivergenceLoss,
  slicedWassersteinLoss,
  squaredHellingerLoss,
  squaredMaximumMeanDiscrepancyLoss,
  totalVariationLoss,
  triangularDiscriminationLoss,
  tsallisDivergenceLoss,
] as const;
