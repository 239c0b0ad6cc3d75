import type { ComingFrom } from "@surprisal/golden";

export const multiLabel: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.multilabel_soft_margin_loss(input, target, weight=weight)",
    ours: "multilabelSoftMargin(logits, target, { classWeight: weight })",
    case: "classification.json/multilabel_soft_margin/009",
  },
  {
    peer: "PyTorch",
    call: "F.multilabel_margin_loss(input, target)",
    ours: 'multilabelMargin(logits, target, { labels: "indices" })',
    note: "PyTorch's target is a list of classes that ends at −1; here it is 0 or 1 for each class by default.",
    case: "classification.json/multilabel_margin/004",
  },
  {
    peer: "timm",
    call: "AsymmetricLossMultiLabel(gamma_neg=4, gamma_pos=1, clip=0.05)(x, y)",
    ours: 'asymmetricMultilabel(prediction, target, { gammaNegative: 4, gammaPositive: 1, margin: 0.05, reduction: "sum" })',
    inputs: {
      prediction: [
        [0, -4],
        [-Math.log(3), 0],
      ],
      target: [
        [1, 0],
        [1, 0],
      ],
    },
    value: Math.LN2 / 2 + 0.75 * Math.log(4) - 0.45 ** 4 * Math.log(0.55),
  },
];
