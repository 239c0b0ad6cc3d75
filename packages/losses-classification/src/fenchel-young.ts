import { defineLoss, type Loss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { classLoss, classOptions } from "./support/class-target.js";

export interface FenchelYoungDefinition<N extends string> {
  /** The name of the loss that comes out. */
  readonly name: N;
  readonly title?: string;
  /** Ω*(z), a convex function of the scores along `axis`; its gradient is the predicted distribution. */
  conjugate(z: Tensor, axis: number): Tensor;
  /** Ω(y), without which the loss is short of a constant, and so may not be 0 where prediction and target agree. */
  regularizer?(y: Tensor, axis: number): Tensor;
}

type FenchelYoungLoss<N extends string> = Loss<
  N,
  readonly [],
  "logits",
  readonly ["classIndex", "distribution"],
  typeof classOptions
>;

/**
 * Makes the Fenchel–Young loss of a convex function: Ω*(z) + Ω(y) − ⟨z, y⟩, with gradient ∇Ω*(z) − y.
 *
 * The result is a loss like any other, with class indices or distributions as targets; it registers nothing. The
 * log-sum-exp gives softmaxCrossEntropy, half the squared norm half the squared error, the maximum
 * multiclassPerceptron.
 *
 * @example
 * ```ts
 * import { fenchelYoung } from "@surprisal/losses-classification/fenchel-young";
 * const logistic = fenchelYoung({ name: "myLogistic", conjugate: (z, axis) => z.logSumExp(axis) });
 * logistic([[0, 0]], [1]).itemSync(); // → 0.6931
 * logistic.valueAndGrad([[0, 0]], [1]).gradient.arraySync(); // → [[0.5, -0.5]]
 * ```
 */
export function fenchelYoung<const N extends string>(
  definition: FenchelYoungDefinition<N>,
): FenchelYoungLoss<N> {
  const { name, title = "Fenchel–Young loss", conjugate, regularizer } = definition;
  return defineLoss({
    name,
    title,
    formula: String.raw`\Omega^*(z) + \Omega(y) - \langle z, y\rangle`,
    domain: { prediction: "logits", target: ["classIndex", "distribution"] },
    options: classOptions,
    properties: { convex: true },
    perSample: (logits, target, options) =>
      classLoss(name, logits, target, options, ({ scores, axis, expect, shares }) => {
        const gap = conjugate(scores, axis).sub(expect(scores));
        return regularizer === undefined ? gap : gap.add(regularizer(shares(), axis));
      }),
    references: [
      "M. Blondel, A. F. T. Martins & V. Niculae, Learning with Fenchel–Young Losses, JMLR 21, 2020",
    ],
    peers: { optax: "make_fenchel_young_loss" },
  });
}
