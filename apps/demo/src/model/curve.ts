import type { LossDescription } from "@surprisal/loss-registry";
import { grad, linspace, Tensor } from "@surprisal/tensor";
import type { Interval } from "../chart/frame.js";
import { predictionAt, targetAt } from "./domain-axis.js";
import type { OptionValues } from "./option-controls.js";

/** A loss and its gradient as functions of the prediction, for one label. */
export interface LossCurve {
  readonly x: Float64Array;
  readonly value: Float64Array;
  readonly gradient: Float64Array;
}

/** Samples a loss and its gradient at `points` predictions of an interval, or at the predictions given. */
export function lossCurve(
  description: LossDescription,
  options: OptionValues,
  label: number,
  at: Interval | readonly number[],
  points = 1001,
): LossCurve {
  const loss = description.loss.with({ ...options, reduction: "none" });
  const values = (x: Tensor): Tensor => {
    const prediction = predictionAt(description, x);
    const like = prediction instanceof Tensor ? prediction : (Object.values(prediction)[0] ?? x);
    const target = targetAt(description, label, like.detach());
    const losses = target === undefined ? loss(prediction) : loss(prediction, target);
    // A loss that is elementwise over the classes counts as their sum.
    return losses.rank > x.rank ? losses.sum(-1) : losses;
  };
  const [low = 0, high = low] = at;
  const x = linspace(low, high, points, { dtype: "float64" });
  return {
    x: x.dataSync() as Float64Array,
    value: values(x).dataSync() as Float64Array,
    gradient: grad((input) => values(input).sum())(x).dataSync() as Float64Array,
  };
}

/** A loss and its slope at one prediction. */
export function lossAt(description: LossDescription, options: OptionValues, label: number, x: number) {
  const { value, gradient } = lossCurve(description, options, label, [x, x], 1);
  return { value: value[0] ?? Number.NaN, gradient: gradient[0] ?? Number.NaN };
}

/** The interval that a set of curves needs, without what shoots up near a pole. */
export function spanOf(curves: readonly ArrayLike<number>[]): Interval {
  const finite = curves
    .flatMap((curve) => Array.from(curve))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const quantile = (share: number) => finite[Math.round((finite.length - 1) * share)] ?? 0;
  const [low, high] = [quantile(0.02), quantile(0.98)];
  return low === high ? [low - 1, high + 1] : [low, high];
}
