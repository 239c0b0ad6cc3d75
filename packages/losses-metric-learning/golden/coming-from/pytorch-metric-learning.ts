import type { ComingFrom } from "@surprisal/golden";

const peer = "pytorch-metric-learning";
const file = "metric_ranking.json";
const columns = "Its W has one column per class, ours one row.";

/** Losses of a batch, all with the default distance and reducer. */
const batch = (call: string, ours: string, group: string, note?: string): ComingFrom => ({
  peer,
  call: `losses.${call}(embeddings, labels)`,
  ours: ours.replace("(", "(embeddings, labels, "),
  case: `${file}/${group}/001`,
  ...(note === undefined ? {} : { note }),
});

const classes = (call: string, ours: string, group: string, prototypes: string): ComingFrom => ({
  peer,
  call: `losses.${call}(embeddings, labels)`,
  ours: ours.replace("(", `({ embeddings, prototypes: ${prototypes} }, labels, `),
  ...(prototypes === "weights" ? {} : { note: columns }),
  case: `${file}/${group}/001`,
});

export const metricLearning: readonly ComingFrom[] = [
  batch("NTXentLoss(temperature)", "ntXent({ temperature })", "nt_xent"),
  batch("SupConLoss(temperature)", "supCon({ temperature })", "sup_con"),
  batch(
    "ContrastiveLoss(pos_margin, neg_margin)",
    "contrastivePairs({ positiveMargin: pos_margin, negativeMargin: neg_margin })",
    "contrastive_pairs",
  ),
  batch("TripletMarginLoss(margin)", "batchAllTriplet({ margin })", "triplet_margin_all"),
  batch("CircleLoss(m, gamma)", "circle({ margin: m, scale: gamma })", "circle"),
  batch(
    "MultiSimilarityLoss(alpha, beta, base)",
    "multiSimilarity({ alpha, beta, base })",
    "multi_similarity",
  ),
  batch(
    "LiftedStructureLoss(neg_margin, pos_margin)",
    "liftedStructure({ negativeMargin: neg_margin, positiveMargin: pos_margin })",
    "lifted_structure",
  ),
  batch(
    "GeneralizedLiftedStructureLoss(neg_margin, pos_margin)",
    "generalizedLiftedStructure({ negativeMargin: neg_margin, positiveMargin: pos_margin })",
    "generalized_lifted_structure",
  ),
  batch(
    "AngularLoss(alpha)",
    'angular({ angle: alpha, normalize: "pairs" })',
    "angular",
    "It leaves the lengths of negatives in; by default ours does not.",
  ),
  batch("NPairsLoss()", "nPairs()", "n_pairs"),
  batch("NCALoss(softmax_scale)", "nca({ scale: softmax_scale })", "nca"),
  batch(
    "TupletMarginLoss(margin, scale)",
    "tupletMargin({ margin: (margin * Math.PI) / 180, scale })",
    "tuplet_margin",
    "Its margin is in degrees.",
  ),
  batch(
    "IntraPairVarianceLoss(pos_eps, neg_eps)",
    "intraPairVariance({ positiveShare: pos_eps, negativeShare: neg_eps })",
    "intra_pair_variance",
  ),
  batch("SignalToNoiseRatioContrastiveLoss()", "snrContrastive()", "snr_contrastive"),
  batch("FastAPLoss(num_bins)", "fastAp({ bins: num_bins })", "fast_ap"),
  classes(
    "ArcFaceLoss(…, margin, scale)",
    "arcFace({ margin: (margin * Math.PI) / 180, scale })",
    "arc_face",
    "weights.transpose()",
  ),
  classes("CosFaceLoss(…, margin, scale)", "cosFace({ margin, scale })", "cos_face", "weights.transpose()"),
  classes(
    "SphereFaceLoss(…, margin, scale)",
    "sphereFace({ margin, scale })",
    "sphere_face",
    "weights.transpose()",
  ),
  classes(
    "LargeMarginSoftmaxLoss(…, margin, scale)",
    "largeMarginSoftmax({ margin, scale })",
    "large_margin_softmax",
    "weights.transpose()",
  ),
  classes(
    "NormalizedSoftmaxLoss(…, temperature)",
    "normalizedSoftmax({ temperature })",
    "normalized_softmax",
    "weights.transpose()",
  ),
  classes(
    "ProxyAnchorLoss(…, margin, alpha)",
    "proxyAnchor({ margin, scale: alpha })",
    "proxy_anchor",
    "weights",
  ),
  classes("ProxyNCALoss(…, softmax_scale)", "proxyNca({ scale: softmax_scale })", "proxy_nca", "weights"),
  {
    peer,
    call: "losses.VICRegLoss()(embeddings, ref_emb=ref_emb)",
    ours: "vicReg({ first: embeddings, second: ref_emb })",
    case: `${file}/vicreg/001`,
  },
];
