import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * The mean distance of members [..., m] or [..., m, D] from a target with one member, less `share` times the sum of the
 * distances of all pairs of members: [...].
 *
 * The slopes are sums over pairs in turn. As all pairs and their mirror images count, each is twice that of one side.
 */
export function spreadScore(members: Tensor, target: Tensor, share: number, vectors: boolean): Tensor {
  const [axis, m] = vectors ? [-2, members.shape.at(-2) ?? 0] : [-1, members.shape.at(-1) ?? 0];
  const size = (x: Tensor) => (vectors ? x.norm(-1) : x.abs());
  const direction = (x: Tensor) => (vectors ? unit(x) : x.sign());
  return customGrad((all: Tensor, truth: Tensor) => {
    const error = all.sub(truth);
    const apart = all.unsqueeze(axis).sub(all.unsqueeze(axis - 1));
    return {
      // The errors count in each of a member's pairs, so that one walk over the pairs adds up everything.
      value: size(error)
        .div(m * m)
        .unsqueeze(-1)
        .sub(size(apart).mul(share))
        .sum([-2, -1]),
      gradient(dy) {
        const ahead = vectors ? dy.unsqueeze(-1).unsqueeze(-1) : dy.unsqueeze(-1);
        const pull = direction(error).div(m);
        const push = direction(apart)
          .mul(2 * share)
          .sum(axis);
        return [ahead.mul(pull.sub(push)), ahead.mul(pull).neg().sum(axis, { keepDims: true })];
      },
    };
  })(members, target);
}

/** x/‖x‖ along the last axis, 0 for 0. */
function unit(x: Tensor): Tensor {
  const length = x.norm(-1, { keepDims: true });
  return x.div(length.equal(0).where(1, length));
}
