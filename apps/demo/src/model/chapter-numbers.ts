import { Tensor, tensor } from "@surprisal/tensor";
import { logP, oneHotClass, p, printed, rightClass, scores, y } from "../data/chapter.js";
import type { Comparison } from "./comparison.js";
import { lossNamed } from "./losses.js";

const double = (values: readonly number[]) => tensor([values], { dtype: "float64" });

/** The softmax example: cross-entropy by the loss layer and by hand. */
export function softmaxNumbers(): Comparison[] {
  const { loss } = lossNamed("softmaxCrossEntropy");
  const byHand = double(scores).softmax().log().neg().dataSync()[rightClass] as number;
  return [
    {
      ...{ id: "softmax-loss", name: "softmax cross-entropy" },
      ...{ printed: printed.softmaxLoss, computed: loss(double(scores), [rightClass]).itemSync() },
    },
    {
      ...{ id: "softmax-by-hand", name: "−log p, by hand" },
      ...{ printed: printed.softmaxByHand, computed: byHand },
    },
  ];
}

/** Probabilities of the scores, and the gradient of the loss when `label` is right: p − e. */
export function softmaxExample(values: readonly number[], label: number) {
  const { value, gradient } = lossNamed("softmaxCrossEntropy").loss.valueAndGrad(double(values), [label]);
  return {
    loss: value.itemSync(),
    probabilities: Array.from(double(values).softmax().dataSync()),
    gradient: gradient instanceof Tensor ? Array.from(gradient.dataSync()) : [],
  };
}

/** The divergences of the KL example, averaged over the classes as Gluon does. */
export function klNumbers(): Comparison[] {
  const { loss } = lossNamed("klDivergenceLoss");
  const gluon = (target: readonly number[]) =>
    loss(double(logP), double(target), { reduction: "perSample" }).dataSync()[0] as number;
  const oneHot = logP.map((_, i) => (i === oneHotClass ? 1 : 0));
  return [
    { id: "kl-y-p", name: "D(y‖p) / 10", printed: printed.klYP, computed: gluon(y) },
    { id: "kl-p-p", name: "D(p‖p) / 10", printed: printed.klPP, computed: gluon(p) },
    { id: "kl-one-hot", name: "D(e₃‖p) / 10", printed: printed.klOneHot, computed: gluon(oneHot) },
    {
      ...{ id: "neg-log-p3", name: "−log p₃" },
      ...{ printed: printed.negLogP3, computed: -(logP[oneHotClass] ?? Number.NaN) },
    },
  ];
}
