import { concat, type Tensor } from "@surprisal/tensor";
import type { TwoSamples } from "./weighted-samples.js";

/** `∫ (F(x) − G(x))² dx` of the distribution functions of two weighted samples, along the last axis. */
export function squaredGap({ u, v, uWeights, vWeights }: TwoSamples): Tensor {
  const places = concat([u, v], -1);
  const order = places.argsort();
  const sorted = places.gather(-1, order);
  const masses = concat([uWeights, vWeights.neg()], -1).gather(-1, order);
  const last = sorted.shape.at(-1) ?? 0;
  const gaps = masses.cumsum(-1).narrow(-1, 0, last - 1);
  const widths: Tensor = sorted.narrow(-1, 1, last).sub(sorted.narrow(-1, 0, last - 1));
  return gaps.square().mul(widths).sum(-1);
}
