import { customGrad, type Tensor } from "@surprisal/tensor";
import { nearDeviance, nearness } from "./small.js";

/** Unit deviance of the Tweedie family for a variance that grows like the mean to `power`. */
export function deviance(mean: Tensor, target: Tensor, power: number): Tensor {
  if (power === 0) return target.sub(mean).square();
  return customGrad((m: Tensor, y: Tensor) => {
    const relative = y.sub(m).div(m);
    const isNear = relative.abs().less(nearness(2 - power));
    const near = nearDeviance(isNear.where(relative, 0).log1p(), 2 - power).mul(powerOf(m, 2 - power));
    const none = y.equal(0);
    const ratio = none.where(0, y).div(none.where(1, m));
    const lack = isNear.where(relative.neg(), ratio.neg().add(1));
    return {
      value: isNear.where(near, apart(m, y, power)).mul(2),
      gradient: (dy) => [
        dy.mul(lack.mul(powerOf(m, 1 - power))).mul(2),
        dy.mul(slopeOfTarget(m, y, power)).mul(2),
      ],
    };
  })(mean, target);
}

/** Half of it, by its formula, which loses the digits that the terms share where the two agree. */
function apart(mean: Tensor, target: Tensor, power: number): Tensor {
  if (power === 1) {
    // 0·log 0 is 0, also where the mean is 0 as well.
    const none = target.equal(0);
    const ratio = none.where(1, target).div(none.where(1, mean));
    return target.mul(ratio.log()).sub(target).add(mean);
  }
  if (power === 2) {
    const ratio = target.div(mean);
    return ratio.sub(ratio.log()).sub(1);
  }
  const [one, two] = [1 - power, 2 - power];
  return target
    .relu()
    .pow(two)
    .div(one * two)
    .sub(target.mul(mean.pow(one)).div(one))
    .add(mean.pow(two).div(two));
}

/** ∫ between mean and target of t^−power. */
function slopeOfTarget(mean: Tensor, target: Tensor, power: number): Tensor {
  if (power === 1) return target.div(mean).log();
  const one = 1 - power;
  return target.relu().pow(one).sub(mean.pow(one)).div(one);
}

function powerOf(x: Tensor, power: number): Tensor {
  return power === 1 ? x : x.pow(power);
}
