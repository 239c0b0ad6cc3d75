import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal } from "@surprisal/tensor";
import { laidAlong } from "./support/along.js";
import { levelsOf } from "./support/levels.js";

/**
 * Pinball losses of several quantiles predicted at once, averaged: the last axis of the prediction holds one value per
 * quantile, and the target has none of that axis.
 *
 * `quantiles` are the levels in ascending order; unless given, Q of them are (k + ½)/Q. `crossing` adds that many times
 * the amounts by which a lower quantile lies above the next. Where prediction and target agree, the slope is that of
 * `pinball`. Unreduced it has the shape of the target.
 *
 * @throws ShapeError when there is not one level for each predicted value.
 * @example
 * ```ts
 * import { multiQuantile } from "@surprisal/losses-regression/multi-quantile";
 * multiQuantile([[1, 3, 5]], [2], { quantiles: [0.1, 0.5, 0.9] }).itemSync(); // → 0.3
 * multiQuantile([[5, 3]], [4], { quantiles: [0.25, 0.75], crossing: 1 }).itemSync(); // → 2.75
 * ```
 */
export const multiQuantile = /* @__PURE__ */ defineLoss({
  name: "multiQuantile",
  title: "Several quantiles at once",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac1Q\sum_k \max\bigl(q_k (y - f_k),\ (q_k - 1)(y - f_k)\bigr)`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the quantiles in the prediction." },
    quantiles: { type: "tensor", summary: "The levels, ascending; (k + ½)/Q unless given." },
    crossing: { default: 0, min: 0, summary: "Weight of what lower quantiles exceed the next by." },
  },
  properties: { convex: true, robust: true, smooth: false },
  sample: ({ shape, seed, dtype, axis }) => ({
    prediction: randomNormal(shape, { seed: 2 * seed, dtype }),
    target: randomNormal(shape, { seed: 2 * seed + 1, dtype })
      .narrow(axis, 0, 1)
      .squeeze(axis),
  }),
  perSample(prediction, target, { axis, quantiles, crossing }) {
    const at = axis < 0 ? axis + prediction.rank : axis;
    const count = prediction.shape[at] ?? 0;
    const levels = laidAlong(levelsOf("multiQuantile", quantiles, prediction, at), at, prediction.rank);
    const below = (target.rank < prediction.rank ? target.unsqueeze(at) : target).sub(prediction);
    const loss = below
      .mul(levels)
      .maximum(below.mul(levels.sub(1)))
      .mean(at);
    if (crossing === 0 || count < 2) return loss;
    const excess = prediction.narrow(at, 0, count - 1).sub(prediction.narrow(at, 1, count));
    return loss.add(excess.relu().sum(at).mul(crossing));
  },
  peers: { "pytorch-forecasting": "metrics.QuantileLoss" },
  references: ["R. Wen et al., A Multi-Horizon Quantile Recurrent Forecaster, 2017"],
});
