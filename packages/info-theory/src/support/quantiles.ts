import { concat, type Tensor } from "@surprisal/tensor";
import type { TwoSamples } from "./weighted-samples.js";

/** `∫ |F⁻¹(q) − G⁻¹(q)|^order dq` of the quantiles of two weighted samples, along the last axis. */
export function quantileDistance(both: TwoSamples, order: number): Tensor {
  const { u, v, uWeights, vWeights, matched } = both;
  // The i-th goes to the i-th.
  if (matched) return power(u.sort().sub(v.sort()), order).mean(-1);
  const [a, b] = [ascending(u, uWeights), ascending(v, vWeights)];
  // Between neighbouring jumps of either distribution function both quantiles are constant.
  const levels = concat([a.levels, b.levels], -1);
  const sorting = levels.argsort();
  const upper = levels.gather(-1, sorting);
  const count = upper.shape.at(-1) ?? 0;
  const lower = concat([upper.narrow(-1, 0, 1).mul(0), upper.narrow(-1, 0, count - 1)], -1);
  const ofU = sorting.less(u.shape.at(-1) ?? 0).cast("int32");
  const passedU = ofU.cumsum(-1).sub(ofU);
  const passedV = ofU.neg().add(1).cumsum(-1).add(ofU).sub(1);
  const apart = quantile(a.values, passedU).sub(quantile(b.values, passedV));
  return upper.sub(lower).mul(power(apart, order)).sum(-1);
}

/** `|x|^order`, without a kink of its own where the order is 2. */
function power(x: Tensor, order: number): Tensor {
  return order === 1 ? x.abs() : order === 2 ? x.square() : x.abs().pow(order);
}

function ascending(x: Tensor, weights: Tensor): { values: Tensor; levels: Tensor } {
  const order = x.argsort();
  return { values: x.gather(-1, order), levels: weights.gather(-1, order).cumsum(-1) };
}

/** Rounding may leave a sliver beyond the last jump. */
function quantile(values: Tensor, passed: Tensor): Tensor {
  return values.gather(-1, passed.minimum((values.shape.at(-1) ?? 1) - 1));
}
