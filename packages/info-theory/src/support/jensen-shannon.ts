import { type Tensor, ValueError } from "@surprisal/tensor";
import { relEntr } from "../rel-entr.js";

/** `Σ wᵢ D(pᵢ‖m)` in nats, with m the mixture of the distributions. */
export function jensenShannon(parts: readonly { p: Tensor; weight: number }[], axes: number[]): Tensor {
  const weighed = parts.map(({ p, weight }) => p.mul(weight));
  const mixture = weighed.reduce((sum, p) => sum.add(p));
  const terms = parts.map(({ p, weight }) => relEntr(p, mixture).mul(weight));
  return terms.reduce((sum, term) => sum.add(term)).sum(axes);
}

/** The weight of p, of which q has the rest. */
export function checkWeight(where: string, weight: number): number {
  if (typeof weight === "number" && weight >= 0 && weight <= 1) return weight;
  throw new ValueError(
    `${where}: weight ${weight} is the share of p in the mixture, from 0 to 1; q has the rest. Default 0.5.`,
  );
}
