import { type Tensor, ValueError } from "@surprisal/tensor";
import { cressieReadTerm } from "./cressie-read-term.js";

/** `Σ wᵢ D(pᵢ‖m)` in nats, with m the mixture of the distributions. */
export function jensenShannon(parts: readonly { p: Tensor; weight: number }[], axes: number[]): Tensor {
  const weighed = parts.map(({ p, weight }) => p.mul(weight));
  const mixture = weighed.reduce((sum, p) => sum.add(p));
  // The mixture less p, which sums to 0, makes each term positive.
  const terms = parts.map(({ p, weight }) => cressieReadTerm(p, mixture, 1).mul(weight));
  const total = terms.reduce((sum, term) => sum.add(term));
  const rest = 1 - parts.reduce((sum, { weight }) => sum + weight, 0);
  return (Math.abs(rest) < 1e-15 ? total : total.add(mixture.mul(rest))).sum(axes);
}

/** The weight of p, of which q has the rest. */
export function checkWeight(where: string, weight: number): number {
  if (typeof weight === "number" && weight >= 0 && weight <= 1) return weight;
  throw new ValueError(
    `${where}: weight ${weight} is the share of p in the mixture, from 0 to 1; q has the rest. Default 0.5.`,
  );
}
