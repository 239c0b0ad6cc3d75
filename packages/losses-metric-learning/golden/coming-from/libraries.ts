import type { ComingFrom } from "@surprisal/golden";

const file = "metric_ranking.json";

export const libraries: readonly ComingFrom[] = [
  {
    peer: "optax",
    call: "optax.losses.ntxent(embeddings, labels, temperature=1.0)",
    ours: "ntXent(prediction, target, { temperature: 1 })",
    inputs: {
      prediction: [
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
      ],
      target: [0, 0, 1, 1],
    },
    // Each sample has one partner, at cosine 1, and two others at 0.
    value: Math.log1p(2 / Math.E),
  },
  {
    peer: "PyTorch",
    call: "F.triplet_margin_loss(anchor, positive, negative, margin, p, swap=swap)",
    ours: "tripletMargin({ anchor, positive, negative }, { margin, p, swap })",
    case: `${file}/triplet_margin/007`,
  },
  {
    peer: "PyTorch",
    call: "F.cosine_embedding_loss(input1, input2, target, margin)",
    ours: "cosineEmbedding({ first: pred1, second: pred2 }, target, { margin })",
    case: `${file}/cosine_embedding/004`,
  },
  {
    peer: "PyTorch",
    call: "F.hinge_embedding_loss(input, target, margin)",
    ours: "hingeEmbedding(prediction, target, { margin })",
    case: "classification.json/hinge_embedding/001",
  },
  {
    peer: "Gluon",
    call: "gluon.loss.TripletLoss(margin)(pred, positive, negative)",
    ours: 'tripletMargin({ anchor, positive, negative }, { margin, squared: true, reduction: "none" })',
    note: "Its distances are squared.",
    case: `${file}/triplet_squared/001`,
  },
  {
    peer: "Gluon",
    call: "gluon.loss.SDMLLoss(smoothing_parameter)(x1, x2)",
    ours: 'sdml({ first: x1, second: x2 }, { smoothing: smoothing_parameter, reduction: "none" })',
    case: `${file}/sdml/001`,
  },
  {
    peer: "Gluon",
    call: "gluon.loss.CosineEmbeddingLoss(margin=0)(input1, input2, label)",
    ours: 'cosineEmbedding({ first, second }, target, { margin: 0, reduction: "none" })',
    note: "It leaves the reduction to the caller, and cuts the cosine at 1 − margin.",
    inputs: {
      first: [
        [3, 4],
        [3, 4],
      ],
      second: [
        [1, 0],
        [1, 0],
      ],
      target: [1, -1],
    },
    value: [0.4, 0.6],
  },
  {
    peer: "optax",
    call: "optax.losses.triplet_margin_loss(anchors, positives, negatives, margin=1.0, eps=1e-6)",
    ours: 'tripletMargin({ anchor, positive, negative }, { rootEps: 1e-6, reduction: "none" })',
    note: "It adds eps under the root, and leaves the reduction to the caller.",
    inputs: { anchor: [[0, 0]], positive: [[3, 4]], negative: [[0, 2]] },
    value: [Math.sqrt(25.000001) - Math.sqrt(4.000001) + 1],
  },
];
