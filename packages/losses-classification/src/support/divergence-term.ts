import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * q log(q/p) − q + p of two probabilities given by their logarithms, which sums to the divergence like q log(q/p), but
 * has no negative terms: where the two nearly agree, these leave nothing of it.
 */
export const divergenceTerm: (logQ: Tensor, logP: Tensor) => Tensor = /* @__PURE__ */ customGrad(
  (logQ, logP) => {
    const [q, p] = [logQ.exp(), logP.exp()];
    const u = logP.sub(logQ);
    const isNear = u.abs().less(0.25);
    const small = isNear.where(u, 0);
    // eᵘ − 1 − u = u²/2 (1 + u/3 (1 + u/4 (1 + …
    let series = small.div(13).add(1);
    for (let n = 12; n >= 3; n--) series = series.mul(small).div(n).add(1);
    // What is impossible adds nothing, whatever the other says of it.
    const impossible = q.equal(0);
    const information = impossible.where(0, q.mul(impossible.where(0, u)));
    const far = p.sub(q).sub(information);
    return {
      value: isNear.where(series.mul(small.square()).mul(0.5).mul(q), far),
      gradient: (dy) => [dy.mul(information).neg(), dy.mul(isNear.where(q.mul(small.expm1()), p.sub(q)))],
    };
  },
);
