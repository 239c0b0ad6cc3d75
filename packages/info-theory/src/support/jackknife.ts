import type { Tensor } from "@surprisal/tensor";

/**
 * The jackknife of the plug-in entropy along the last axis: from the entropies that are left when each observation is
 * left out in turn, in nats. `total` is the sum of the counts, its axis kept.
 */
export function jackknife(counts: Tensor, total: Tensor): { entropy: Tensor; standardError: Tensor } {
  // H = log N − Σ n log n / N; leaving out one observation changes one of its terms.
  const terms = counts.xlogy(counts);
  const whole = terms.sum(-1, { keepDims: true });
  const fewer = counts.greater(0).where(counts, 1).sub(1);
  const rest = total.sub(1);
  const leftOut = rest.log().sub(whole.sub(terms).add(fewer.xlogy(fewer)).div(rest));
  const mean = counts.mul(leftOut).sum(-1, { keepDims: true }).div(total);
  const variance = counts.mul(leftOut.sub(mean).square()).sum(-1, { keepDims: true }).mul(rest).div(total);
  const plugIn = total.log().sub(whole.div(total));
  return {
    entropy: plugIn.mul(total).sub(mean.mul(rest)).squeeze(-1),
    standardError: variance.sqrt().squeeze(-1),
  };
}
