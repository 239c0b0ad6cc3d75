import { adaFace } from "./ada-face.js";
import { angular } from "./angular.js";
import { arcFace } from "./arc-face.js";
import { barlowTwins } from "./barlow-twins.js";
import { batchAllTriplet } from "./batch-all-triplet.js";
import { batchHardTriplet } from "./batch-hard-triplet.js";
import { byol } from "./byol.js";
import { center } from "./center.js";
import { circle } from "./circle.js";
import { contrastive } from "./contrastive.js";
import { contrastivePairs } from "./contrastive-pairs.js";
import { cosFace } from "./cos-face.js";
import { cosineEmbedding } from "./cosine-embedding.js";
import { curricularFace } from "./curricular-face.js";
import { dino } from "./dino.js";
import { fastAp } from "./fast-ap.js";
import { generalizedLiftedStructure } from "./generalized-lifted-structure.js";
import { hingeEmbedding } from "./hinge-embedding.js";
import { histogram } from "./histogram.js";
import { infoNce } from "./info-nce.js";
import { intraPairVariance } from "./intra-pair-variance.js";
import { largeMarginSoftmax } from "./large-margin-softmax.js";
import { liftedStructure } from "./lifted-structure.js";
import { magnet } from "./magnet.js";
import { multiSimilarity } from "./multi-similarity.js";
import { nPairs } from "./n-pairs.js";
import { nca } from "./nca.js";
import { normalizedSoftmax } from "./normalized-softmax.js";
import { ntXent } from "./nt-xent.js";
import { proxyAnchor } from "./proxy-anchor.js";
import { proxyNca } from "./proxy-nca.js";
import { rankedList } from "./ranked-list.js";
import { sdml } from "./sdml.js";
import { semiHardTriplet } from "./semi-hard-triplet.js";
import { sigLip } from "./sig-lip.js";
import { simSiam } from "./sim-siam.js";
import { smoothAp } from "./smooth-ap.js";
import { snrContrastive } from "./snr-contrastive.js";
import { softTriple } from "./soft-triple.js";
import { sphereFace } from "./sphere-face.js";
import { subCenterArcFace } from "./sub-center-arc-face.js";
import { supCon } from "./sup-con.js";
import { symmetricInfoNce } from "./symmetric-info-nce.js";
import { tripletMargin } from "./triplet-margin.js";
import { tupletMargin } from "./tuplet-margin.js";
import { vicReg } from "./vic-reg.js";

/** Every loss of this package. */
export const metricLearningLosses = [
  adaFace,
  angular,
  arcFace,
  barlowTwins,
  batchAllTriplet,
  batchHardTriplet,
  byol,
  center,
  circle,
  contrastive,
  contrastivePairs,
  cosFace,
  cosineEmbedding,
  curricularFace,
  dino,
  fastAp,
  generalizedLiftedStructure,
  hingeEmbedding,
  histogram,
  infoNce,
  intraPairVariance,
  largeMarginSoftmax,
  liftedStructure,
  magnet,
  multiSimilarity,
  nca,
  normalizedSoftmax,
  nPairs,
  ntXent,
  proxyAnchor,
  proxyNca,
  rankedList,
  sdml,
  semiHardTriplet,
  sigLip,
  simSiam,
  smoothAp,
  snrContrastive,
  softTriple,
  sphereFace,
  subCenterArcFace,
  supCon,
  symmetricInfoNce,
  tripletMargin,
  tupletMargin,
  vicReg,
] as const;
