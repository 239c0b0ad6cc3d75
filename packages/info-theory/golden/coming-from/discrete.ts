import type { ComingFrom } from "@surprisal/golden";

const scipy = [
  {
    call: "stats.entropy(pk, base=base)",
    ours: "entropy(p, { base, normalize: true })",
    note: "SciPy always divides by the sum.",
    case: "info_discrete.json/entropy/001",
  },
  {
    call: "stats.entropy(pk, qk, base=base)",
    ours: "klDivergence(p, q, { base, normalize: true })",
    case: "info_discrete.json/kl_divergence/001",
  },
  {
    call: "spatial.distance.jensenshannon(p, q, base=base)",
    ours: "jensenShannonDistance(p, q, { base, normalize: true })",
    note: "The square root of the divergence.",
    case: "info_discrete.json/jensen_shannon_distance/001",
  },
  { call: "special.entr(x)", ours: "entr(p)", case: "info_discrete.json/entr/000" },
  { call: "special.rel_entr(x, y)", ours: "relEntr(p, q)", case: "info_discrete.json/rel_entr/000" },
  {
    call: "special.kl_div(x, y)",
    ours: 'generalizedKlDivergenceLoss(q, p, { reduction: "none" })',
    note: "Losses take the prediction, y, first.",
    case: "info_discrete.json/kl_div_elementwise/000",
  },
  { call: "special.xlogy(x, y)", ours: "x.xlogy(y)", case: "info_discrete.json/xlogy/000" },
  { call: "special.xlog1py(x, y)", ours: "xlog1py(x, y)", case: "info_discrete.json/xlog1py/000" },
  {
    call: 'stats.power_divergence(f_obs, f_exp, lambda_="cressie-read").statistic',
    ours: "cressieReadDivergence(observed, expected, { alpha: 5 / 3 }).mul(2)",
    note: "λ = α − 1; a statistic of counts is twice the divergence.",
    inputs: { observed: [16, 18, 16, 14, 12, 12], expected: [16, 16, 16, 16, 16, 8] },
    value: 3.434704733101811,
  },
  {
    call: "stats.chisquare(f_obs, f_exp).statistic",
    ours: "pearsonChiSquared(observed, expected)",
    inputs: { observed: [16, 18, 16, 14, 12, 12], expected: [16, 16, 16, 16, 16, 8] },
    value: 3.5,
  },
] as const;

const pytorch = [
  {
    call: "torch.special.entr(input)",
    ours: "entr(p)",
    case: "info_discrete.json/entr/000",
  },
  {
    call: "distributions.Categorical(logits=logits).entropy()",
    ours: "entropyOfLogits(logits)",
    case: "info_discrete.json/entropy_of_logits/000",
  },
  {
    call: 'F.kl_div(input, target, reduction="batchmean")',
    ours: "klDivergenceLoss(prediction, target)",
    note: 'PyTorch\'s default reduction is "mean", over all elements.',
    case: "info_discrete.json/kl_div_loss/006",
  },
] as const;

const frameworks: readonly ComingFrom[] = [
  {
    peer: "Gluon",
    call: "gluon.loss.KLDivLoss()(pred, label)",
    ours: 'klDivergenceLoss(prediction, target, { eps, reduction: "perSample" })',
    note: "Gluon averages over the classes too, and adds 1e-12 to the target.",
    case: "info_discrete.json/kl_div_gluon/001",
  },
  {
    peer: "Keras",
    call: "losses.KLDivergence()(y_true, y_pred)",
    ours: 'klDivergenceLoss(prediction, target, { input: "probs" })',
    note: "Keras clips both to at least 1e-7.",
    inputs: { prediction: [[0.25, 0.75]], target: [[0.5, 0.5]] },
    value: 0.5 * Math.log(4 / 3),
  },
  {
    peer: "optax",
    call: "optax.kl_divergence(log_predictions, targets)",
    ours: 'klDivergenceLoss(prediction, target, { reduction: "none" }).sum(-1)',
    inputs: { prediction: [[Math.log(0.25), Math.log(0.75)]], target: [[0.5, 0.5]] },
    value: [0.5 * Math.log(4 / 3)],
  },
  {
    peer: "optax",
    call: "optax.convex_kl_divergence(log_predictions, targets)",
    ours: "generalizedKlDivergence(target, prediction.exp())",
    inputs: { prediction: [[Math.log(0.25), Math.log(0.75)]], target: [[0.5, 0.5]] },
    value: [0.5 * Math.log(4 / 3)],
  },
];

const scikitLearn = [
  {
    call: "metrics.mutual_info_score(labels_true, labels_pred)",
    ours: "mutualInformationFromLabels(labels_true, labels_pred)",
    case: "info_discrete.json/mutual_information_labels/000",
  },
  {
    call: "metrics.mutual_info_score(None, None, contingency=table)",
    ours: "mutualInformation(table, { normalize: true })",
    case: "info_discrete.json/mutual_information_table/000",
  },
  {
    call: "metrics.normalized_mutual_info_score(labels_true, labels_pred, average_method=average)",
    ours: "normalizedMutualInformationFromLabels(labels_true, labels_pred, { average })",
    case: "info_discrete.json/normalized_mutual_information/001",
  },
  {
    call: "metrics.adjusted_mutual_info_score(labels_true, labels_pred)",
    ours: "adjustedMutualInformation(labels_true, labels_pred)",
    case: "info_discrete.json/adjusted_mutual_information/000",
  },
  {
    call: "metrics.cluster.expected_mutual_information(contingency, n_samples)",
    ours: "expectedMutualInformation(labels_true, labels_pred)",
    case: "info_discrete.json/expected_mutual_information/000",
  },
  {
    call: "metrics.cluster.entropy(labels)",
    ours: "entropyFromLabels(labels)",
    case: "info_discrete.json/entropy_labels/000",
  },
  {
    call: "metrics.homogeneity_score(labels_true, labels_pred)",
    ours: "homogeneity(labels_true, labels_pred)",
    case: "info_discrete.json/homogeneity/000",
  },
  {
    call: "metrics.completeness_score(labels_true, labels_pred)",
    ours: "completeness(labels_true, labels_pred)",
    case: "info_discrete.json/completeness/000",
  },
  {
    call: "metrics.v_measure_score(labels_true, labels_pred, beta=beta)",
    ours: "vMeasure(labels_true, labels_pred, { beta })",
    case: "info_discrete.json/v_measure/001",
  },
  {
    call: "metrics.rand_score(labels_true, labels_pred)",
    ours: "randIndex(labels_true, labels_pred)",
    case: "info_discrete.json/rand_index/000",
  },
  {
    call: "metrics.adjusted_rand_score(labels_true, labels_pred)",
    ours: "adjustedRandIndex(labels_true, labels_pred)",
    case: "info_discrete.json/adjusted_rand_index/000",
  },
  {
    call: "metrics.fowlkes_mallows_score(labels_true, labels_pred)",
    ours: "fowlkesMallows(labels_true, labels_pred)",
    case: "info_discrete.json/fowlkes_mallows/000",
  },
  {
    call: "metrics.cluster.contingency_matrix(labels_true, labels_pred)",
    ours: "contingencyTable(x, y)",
    inputs: { x: [0, 0, 1], y: [0, 1, 1] },
    value: [
      [1, 1],
      [0, 1],
    ],
  },
] as const;

const pyitlib = [
  {
    call: 'entropy(x, base, estimator="JAMES-STEIN", Alphabet_X=np.arange(5))',
    ours: 'entropyFromLabels(x, { base, estimator: "jamesStein", alphabetSize: 5 })',
    case: "info_discrete.json/entropy_samples/003",
  },
  {
    call: "entropy_conditional(x, y, base)",
    ours: "conditionalEntropy(contingencyTable(x, y), { base, normalize: true })",
    case: "info_discrete.json/conditional_entropy/000",
  },
  {
    call: "information_mutual(x, y, base)",
    ours: "mutualInformationFromLabels(x, y, { base })",
    note: "pyitlib's base is 2 unless given.",
    case: "info_discrete.json/mutual_information_samples/000",
  },
  {
    call: "information_mutual_conditional(x, y, z, base)",
    ours: "conditionalMutualInformationFromLabels(x, y, z, { base })",
    case: "info_discrete.json/conditional_mutual_information/000",
  },
  {
    call: "information_variation(x, y, base)",
    ours: "variationOfInformationFromLabels(x, y, { base })",
    case: "info_discrete.json/variation_of_information/000",
  },
  {
    call: "information_lautum(x, y, base)",
    ours: "lautumInformation(contingencyTable(x, y), { base, normalize: true })",
    case: "info_discrete.json/lautum_information/000",
  },
] as const;

const pyitlibTables = {
  information_multi: ["totalCorrelation", "total_correlation"],
  information_binding: ["dualTotalCorrelation", "dual_total_correlation"],
  information_co: ["coInformation", "co_information"],
  information_interaction: ["interactionInformation", "interaction_information"],
  information_enigmatic: ["oInformation", "enigmatic_information"],
  information_exogenous_local: ["sInformation", "exogenous_local_information"],
  entropy_residual: ["residualEntropy", "residual_entropy"],
} as const;
const ofRows = Object.entries(pyitlibTables).map(([theirs, [ours, name]]) => ({
  call: `${theirs}(x, base)`,
  ours: `${ours}(contingencyTable(...[0, 1, 2].map((i) => x.slice([i], [i + 1]).squeeze(0))), { base, normalize: true })`,
  case: `info_discrete.json/${name}/000`,
}));

const xor = [
  [
    [0.25, 0],
    [0, 0.25],
  ],
  [
    [0, 0.25],
    [0.25, 0],
  ],
];
const dit = [
  { call: "dit.shannon.entropy(d)", ours: "jointEntropy(xor, { base: 2 })", inputs: { xor }, value: 2 },
  {
    call: 'dit.shannon.mutual_information(d, "X", "Y")',
    ours: "mutualInformation(xor.sum(2), { base: 2 })",
    note: "dit computes in bits.",
    inputs: { xor },
    value: 0,
  },
  {
    call: "dit.multivariate.total_correlation(d)",
    ours: "totalCorrelation(xor, { base: 2 })",
    inputs: { xor },
    value: 1,
  },
  {
    call: "dit.multivariate.dual_total_correlation(d)",
    ours: "dualTotalCorrelation(xor, { base: 2 })",
    inputs: { xor },
    value: 2,
  },
  {
    call: "dit.multivariate.coinformation(d)",
    ours: "coInformation(xor, { base: 2 })",
    inputs: { xor },
    value: -1,
  },
  {
    call: "dit.multivariate.o_information(d)",
    ours: "oInformation(xor, { base: 2 })",
    inputs: { xor },
    value: -1,
  },
  {
    call: 'dit.multivariate.coinformation(d, "XY", "Z")',
    ours: "conditionalMutualInformation(xor, { base: 2 })",
    inputs: { xor },
    value: 1,
  },
  {
    call: "dit.pid.PID_WB(d).get_pi(((0, 1),))",
    ours: "partialInformationDecomposition(xor, { base: 2 }).synergistic",
    inputs: { xor },
    value: 1,
  },
  {
    call: "dit.algorithms.channel_capacity(channel)",
    ours: "channelCapacity(channel, { base: 2 }).capacity",
    inputs: {
      channel: [
        [0.75, 0.25, 0],
        [0, 0.25, 0.75],
      ],
    },
    value: 0.75,
  },
  {
    call: "dit.other.renyi_entropy(d, order)",
    ours: "renyiEntropy(p, { alpha: 2, base: 2 })",
    inputs: { p: [0.5, 0.5] },
    value: 1,
  },
  {
    call: "dit.other.tsallis_entropy(d, order)",
    ours: "tsallisEntropy(p, { alpha: 2 })",
    inputs: { p: [0.5, 0.5] },
    value: 0.5,
  },
  {
    call: "dit.other.extropy(d)",
    ours: "extropy(p, { base: 2 })",
    inputs: { p: [0.5, 0.5] },
    value: 1,
  },
  {
    call: "dit.other.perplexity(d)",
    ours: "perplexity(p)",
    inputs: { p: [0.25, 0.25, 0.25, 0.25] },
    value: 4,
  },
  {
    call: "dit.divergences.jensen_shannon_divergence([d1, d2])",
    ours: "generalizedJensenShannonDivergence(rows, { base: 2 })",
    inputs: {
      rows: [
        [1, 0],
        [0, 1],
      ],
    },
    value: 1,
  },
  {
    call: "dit.divergences.variational_distance(d1, d2)",
    ours: "totalVariationDistance(p, q)",
    inputs: { p: [0.5, 0.5], q: [0.25, 0.75] },
    value: 0.25,
  },
  {
    call: "dit.divergences.hellinger_distance(d1, d2)",
    ours: "hellingerDistance(p, q)",
    inputs: { p: [1, 0], q: [0, 1] },
    value: 1,
  },
] as const;

const npeet = [
  {
    call: "ee.entropyd(sx)",
    ours: "entropyFromLabels(x, { base: 2 })",
    note: "NPEET computes in bits.",
    inputs: { x: [0, 0, 1, 1] },
    value: 1,
  },
  {
    call: "ee.midd(x, y)",
    ours: "mutualInformationFromLabels(x, y, { base: 2 })",
    inputs: { x: [0, 0, 1, 1], y: [1, 1, 0, 0] },
    value: 1,
  },
  {
    call: "ee.cmidd(x, y, z)",
    ours: "conditionalMutualInformationFromLabels(x, y, z, { base: 2 })",
    inputs: { x: [0, 0, 1, 1], y: [0, 1, 0, 1], z: [0, 1, 1, 0] },
    value: 1,
  },
] as const;

const from = (peer: string, rows: readonly object[]): ComingFrom[] =>
  rows.map((row) => ({ peer, ...row }) as ComingFrom);

export const discrete: readonly ComingFrom[] = [
  ...from("SciPy", scipy),
  ...from("PyTorch", pytorch),
  ...frameworks,
  ...from("scikit-learn", scikitLearn),
  ...from("pyitlib", [...pyitlib, ...ofRows]),
  ...from("dit", dit),
  ...from("NPEET", npeet),
];
