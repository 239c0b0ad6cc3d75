import type { ComingFrom } from "@surprisal/golden";

const peer = "pytorch-metric-learning";
const file = "metric_ranking.json";

/** A loss with these arguments; `ours` is written without them, and has its options or none. */
const withArguments =
  (given: string, standing?: string) =>
  (call: string, ours: string, group: string, note = standing): ComingFrom => ({
    peer,
    call: `losses.${call}(embeddings, labels)`,
    ours: ours.replace("(", `(${given}, `).replace(", )", ")"),
    case: `${file}/${group}/001`,
    ...(note === undefined ? {} : { note }),
  });

/** Losses of a batch, all with the default distance and reducer. */
const batch = withArguments("embeddings, labels");
const rows = withArguments("{ embeddings, prototypes: weights }, labels");
const columns = withArguments(
  "{ embeddings, prototypes: weights.transpose() }, labels",
  "Its W has one column per class, ours one row.",
);

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
  columns(
    "ArcFaceLoss(…, margin, scale)",
    "arcFace({ margin: (margin * Math.PI) / 180, scale })",
    "arc_face",
  ),
  columns("CosFaceLoss(…, margin, scale)", "cosFace({ margin, scale })", "cos_face"),
  columns("SphereFaceLoss(…, margin, scale)", "sphereFace({ margin, scale })", "sphere_face"),
  columns(
    "LargeMarginSoftmaxLoss(…, margin, scale)",
    "largeMarginSoftmax({ margin, scale })",
    "large_margin_softmax",
  ),
  columns(
    "NormalizedSoftmaxLoss(…, temperature)",
    "normalizedSoftmax({ temperature })",
    "normalized_softmax",
  ),
  rows("ProxyAnchorLoss(…, margin, alpha)", "proxyAnchor({ margin, scale: alpha })", "proxy_anchor"),
  rows("ProxyNCALoss(…, softmax_scale)", "proxyNca({ scale: softmax_scale })", "proxy_nca"),
  {
    peer,
    call: "losses.VICRegLoss()(embeddings, ref_emb=ref_emb)",
    ours: "vicReg({ first: embeddings, second: ref_emb })",
    case: `${file}/vicreg/001`,
  },
];
