import type { ComingFrom } from "@surprisal/golden";

const file = "metric_ranking.json";
const answers = { policy: [-1], refused: [-3], reference: [-2] };

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.margin_ranking_loss(input1, input2, target, margin=margin)",
    ours: "marginRanking({ first: pred1, second: pred2 }, target, { margin })",
    case: `${file}/margin_ranking/008`,
  },
  {
    peer: "optax",
    call: "optax.losses.ranking_softmax_loss(logits, labels, reduce_fn=None)",
    ours: 'rankingSoftmax(prediction, target, { reduction: "none" })',
    case: `${file}/ranking_softmax/001`,
  },
  {
    peer: "scikit-learn",
    call: "metrics.ndcg_score(y_true, y_score)",
    ours: "ndcg(prediction, target)",
    case: `${file}/ndcg/001`,
  },
  {
    peer: "scikit-learn",
    call: "metrics.label_ranking_loss(y_true, y_score)",
    ours: "labelRankingLoss(prediction, target)",
    case: `${file}/label_ranking_loss/001`,
  },
  {
    peer: "scikit-learn",
    call: "metrics.label_ranking_average_precision_score(y_true, y_score)",
    ours: "meanAveragePrecision(prediction, target)",
    // The documentation's example: 0.416…
    inputs: {
      prediction: [
        [0.75, 0.5, 1],
        [1, 0.2, 0.1],
      ],
      target: [
        [1, 0, 0],
        [0, 0, 1],
      ],
    },
    value: (1 / 2 + 1 / 3) / 2,
  },
  {
    peer: "TRL",
    call: 'DPOTrainer(…, DPOConfig(loss_type="sigmoid", beta=0.5))',
    ours: "dpo({ chosen: policy, rejected: refused }, { chosen: reference, rejected: reference }, { beta: 0.5 })",
    inputs: answers,
    value: Math.log1p(Math.exp(-1)),
  },
  {
    peer: "TRL",
    call: 'DPOTrainer(…, DPOConfig(loss_type="ipo", beta=0.5))',
    ours: "ipo({ chosen: policy, rejected: refused }, { chosen: reference, rejected: reference }, { beta: 0.5 })",
    inputs: answers,
    value: 1,
  },
];
