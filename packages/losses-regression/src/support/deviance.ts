import type { Tensor } from "@surprisal/tensor";

/** Unit deviance of the Tweedie family for a variance that grows like the mean to `power`. */
export function deviance(mean: Tensor, target: Tensor, power: number): Tensor {
  if (power === 0) return target.sub(mean).square();
  if (power === 1) {
    // 0·log 0 is 0, also where the mean is 0 as well.
    const none = target.equal(0);
    const ratio = none.where(1, target).div(none.where(1, mean));
    return target.mul(ratio.log()).sub(target).add(mean).mul(2);
  }
  if (power === 2) {
    const ratio = target.div(mean);
    return ratio.sub(ratio.log()).sub(1).mul(2);
  }
  const [one, two] = [1 - power, 2 - power];
  return target
    .relu()
    .pow(two)
    .div(one * two)
    .sub(target.mul(mean.pow(one)).div(one))
    .add(mean.pow(two).div(two))
    .mul(2);
}
