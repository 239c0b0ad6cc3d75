import type { ComingFrom } from "@surprisal/golden";

const file = "info_continuous.json";
const line = { x: [0, 1, 3], y: [2, 3, 5] };

export const samples: readonly ComingFrom[] = [
  {
    peer: "SciPy",
    call: 'stats.differential_entropy(x, method="vasicek")',
    ours: 'differentialEntropy(x, { method: "vasicek" })',
    case: `${file}/differential_entropy/000`,
  },
  {
    peer: "SciPy",
    call: 'stats.differential_entropy(x, window_length=window_length, method="van es")',
    ours: 'differentialEntropy(x, { method: "vanEs", windowLength: window_length })',
    case: `${file}/differential_entropy/003`,
  },
  {
    peer: "SciPy",
    call: "stats.wasserstein_distance(u, v, u_weights, v_weights)",
    ours: "wassersteinDistance(u, v, { uWeights: u_weights, vWeights: v_weights })",
    case: `${file}/wasserstein_1d/001`,
  },
  {
    peer: "SciPy",
    call: "stats.wasserstein_distance(support, support, p, q)",
    ours: "wassersteinDistance(support, support, { uWeights: p, vWeights: q })",
    note: "of histograms",
    case: `${file}/wasserstein_1d_histogram/000`,
  },
  {
    peer: "SciPy",
    call: "stats.energy_distance(u, v)",
    ours: "energyDistance(u, v)",
    case: `${file}/energy_distance/000`,
  },
  {
    peer: "scikit-learn",
    call: "feature_selection.mutual_info_regression(x, y, n_neighbors=k)",
    ours: "ksgMutualInformation(x, y, { k, clip: true })",
    note: "which scales and adds noise before",
    case: `${file}/mutual_information_ksg/000`,
  },
  {
    peer: "scikit-learn",
    call: "feature_selection.mutual_info_classif(x, labels, n_neighbors=k)",
    ours: "rossMutualInformation(x, labels, { k, clip: true })",
    note: "which scales and adds noise before",
    case: `${file}/mutual_information_ross/000`,
  },
  {
    peer: "scikit-learn",
    call: "rbf_kernel(x, x, gamma).mean() + rbf_kernel(y, y, gamma).mean() - 2 * rbf_kernel(x, y, gamma).mean()",
    ours: "squaredMaximumMeanDiscrepancy(x, y, { gamma })",
    case: `${file}/mmd2_rbf/000`,
  },
  {
    peer: "NPEET",
    call: "ee.entropy(x, k, base=np.e)",
    ours: "kozachenkoLeonenkoEntropy(x, { k })",
    note: "in bits without base; adds noise of 1e-10",
    case: `${file}/entropy_kozachenko_leonenko/003`,
  },
  {
    peer: "NPEET",
    call: "ee.mi(x, y, k=k, base=np.e)",
    ours: "ksgMutualInformation(x, y, { k })",
    note: "in bits without base; adds noise of 1e-10",
    case: `${file}/mutual_information_ksg1/000`,
  },
  {
    peer: "NPEET",
    call: "ee.kldiv(x, xp, k, base=np.e)",
    ours: "nearestNeighborKlDivergence(x, y, { k })",
    note: "in bits without base",
    case: `${file}/kl_divergence_knn/000`,
  },
  {
    peer: "POT",
    call: "ot.emd2(p, q, cost)",
    ours: "optimalTransport(cost, p, q)",
    note: "the cost comes first",
    case: `${file}/optimal_transport/000`,
  },
  {
    peer: "POT",
    call: "ot.emd(p, q, cost)",
    ours: "optimalTransportPlan(cost, p, q)",
    inputs: {
      cost: [
        [1, 5],
        [2, 9],
      ],
      p: [0.5, 0.5],
      q: [0.5, 0.5],
    },
    value: [
      [0, 0.5],
      [0.5, 0],
    ],
  },
  {
    peer: "POT",
    call: "ot.sinkhorn2(p, q, cost, epsilon)",
    ours: 'sinkhorn(cost, p, q, { epsilon, returns: "transportCost", tolerance: 1e-12 })',
    note: "without returns, the whole objective",
    case: `${file}/sinkhorn/000`,
  },
  {
    peer: "POT",
    call: "ot.wasserstein_1d(x, y, p=2)",
    ours: "wassersteinDistance(x, y, { order: 2 }).square()",
    note: "which leaves the root out",
    inputs: line,
    value: 4,
  },
  {
    peer: "POT",
    call: "ot.sliced_wasserstein_distance(x, y, n_projections=50)",
    ours: "slicedWassersteinDistance(x, y, { projections: 50 })",
    note: "directions differ, but on the line",
    inputs: line,
    value: 2,
  },
  {
    peer: "POT",
    call: "ot.gaussian.bures_wasserstein_distance(ms, mt, Cs, Ct)",
    ours: "multivariateNormalWassersteinDistance({ mean: ms, covariance: Cs }, { mean: mt, covariance: Ct })",
    inputs: {
      ms: [0, 0],
      mt: [3, 0],
      Cs: [
        [1, 0],
        [0, 4],
      ],
      Ct: [
        [25, 0],
        [0, 4],
      ],
    },
    value: 5,
  },
  {
    peer: "geomloss",
    call: 'SamplesLoss("sinkhorn", p=2, blur=blur)(x, y)',
    ours: "sinkhornDivergence(x, y, { epsilon: 2 * blur ** 2 }).div(2)",
    note: "whose cost is half of the square",
    inputs: line,
    params: { blur: 0.5 },
    value: 2,
  },
];
