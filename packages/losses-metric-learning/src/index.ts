import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { metricLearningLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof metricLearningLosses> {}
}

registerLosses(...metricLearningLosses);

export { adaFace } from "./ada-face.js";
export { metricLearningLosses } from "./all.js";
export { angular } from "./angular.js";
export { arcFace } from "./arc-face.js";
export { barlowTwins } from "./barlow-twins.js";
export { batchAllTriplet } from "./batch-all-triplet.js";
export { batchHardTriplet } from "./batch-hard-triplet.js";
export { byol } from "./byol.js";
export { center } from "./center.js";
export { circle } from "./circle.js";
export { contrastive } from "./contrastive.js";
export { contrastivePairs } from "./contrastive-pairs.js";
export { cosFace } from "./cos-face.js";
export { cosineEmbedding } from "./cosine-embedding.js";
export { curricularFace } from "./curricular-face.js";
export { dino } from "./dino.js";
export { fastAp } from "./fast-ap.js";
export { generalizedLiftedStructure } from "./generalized-lifted-structure.js";
export { hingeEmbedding } from "./hinge-embedding.js";
export { histogram } from "./histogram.js";
export { infoNce } from "./info-nce.js";
export { intraPairVariance } from "./intra-pair-variance.js";
export { largeMarginSoftmax } from "./large-margin-softmax.js";
export { liftedStructure } from "./lifted-structure.js";
export { magnet } from "./magnet.js";
export { multiSimilarity } from "./multi-similarity.js";
export { nPairs } from "./n-pairs.js";
export { nca } from "./nca.js";
export { normalizedSoftmax } from "./normalized-softmax.js";
export { ntXent } from "./nt-xent.js";
export { proxyAnchor } from "./proxy-anchor.js";
export { proxyNca } from "./proxy-nca.js";
export { rankedList } from "./ranked-list.js";
export { sdml } from "./sdml.js";
export { semiHardTriplet } from "./semi-hard-triplet.js";
export { sigLip } from "./sig-lip.js";
export { simSiam } from "./sim-siam.js";
export { smoothAp } from "./smooth-ap.js";
export { snrContrastive } from "./snr-contrastive.js";
export { softTriple } from "./soft-triple.js";
export { sphereFace } from "./sphere-face.js";
export { subCenterArcFace } from "./sub-center-arc-face.js";
export { supCon } from "./sup-con.js";
export { symmetricInfoNce } from "./symmetric-info-nce.js";
export { tripletMargin } from "./triplet-margin.js";
export { tupletMargin } from "./tuplet-margin.js";
export { vicReg } from "./vic-reg.js";
