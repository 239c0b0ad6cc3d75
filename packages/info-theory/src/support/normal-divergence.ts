import type { Tensor } from "@surprisal/tensor";
import { excess } from "./excess.js";

interface Normals {
  readonly mean: Tensor;
  readonly standardDeviation: Tensor;
}

/** Kullback–Leibler divergence of normal distributions, in nats. */
export function normalDivergence(p: Normals, q: Normals): Tensor {
  const widths = excess(p.standardDeviation.square(), q.standardDeviation.square());
  return p.mean.sub(q.mean).div(q.standardDeviation).square().add(widths).mul(0.5);
}
