import type { Tensor } from "@surprisal/tensor";
import { excess } from "./excess.js";
import { overlapOfScales } from "./hellinger.js";

interface Normals {
  readonly mean: Tensor;
  readonly standardDeviation: Tensor;
}

/** Kullback–Leibler divergence of normal distributions, in nats. */
export function normalDivergence(p: Normals, q: Normals): Tensor {
  const widths = excess(p.standardDeviation.square(), q.standardDeviation.square());
  return p.mean.sub(q.mean).div(q.standardDeviation).square().add(widths).mul(0.5);
}

/** Bhattacharyya's distance of normal distributions. */
export function overlapOfNormals(p: Normals, q: Normals): Tensor {
  const [s, t] = [p.standardDeviation, q.standardDeviation];
  const centres = p.mean.sub(q.mean).square().div(s.square().add(t.square())).mul(0.25);
  return centres.add(overlapOfScales(s, t).mul(0.5));
}
