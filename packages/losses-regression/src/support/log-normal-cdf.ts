import { customGrad, type Tensor } from "@surprisal/tensor";

/** Beyond it the continued fraction of Mills' ratio has converged; up to it erfc has not underflowed, in float32 either. */
const joint = 12;
const levels = 10;

/** log Φ(z), exact far in the lower tail too, with derivatives of any order. */
export function logNormalCdf(z: Tensor): Tensor {
  return customGrad((at: Tensor) => {
    const { isFar, near, far } = split(at);
    const tail = far
      .square()
      .mul(-0.5)
      .sub(inverseMills(far).log())
      .sub(0.5 * Math.log(2 * Math.PI));
    const beyond = lowerTail(near.abs().neg());
    return {
      value: isFar.where(tail, near.greater(0).where(beyond.neg().log1p(), beyond.log())),
      gradient: (dy) => dy.mul(hazard(at)),
    };
  })(z);
}

/** φ(z)/Φ(z). */
function hazard(z: Tensor): Tensor {
  return customGrad((at: Tensor) => {
    const { isFar, near, far } = split(at);
    const density = near
      .square()
      .mul(-0.5)
      .exp()
      .div(Math.sqrt(2 * Math.PI));
    return {
      value: isFar.where(inverseMills(far), density.div(lowerTail(near))),
      gradient: (dy) => dy.mul(hazardSlope(at)),
    };
  })(z);
}

function hazardSlope(z: Tensor): Tensor {
  const { isFar, far } = split(z);
  const at = hazard(z);
  return at.mul(isFar.where(millsExcess(far), at.add(z))).neg();
}

/** Φ(z). */
function lowerTail(z: Tensor): Tensor {
  return z.mul(-Math.SQRT1_2).erfc().mul(0.5);
}

/** φ(x)/(1 − Φ(x)) for large x. */
function inverseMills(x: Tensor): Tensor {
  return x.add(millsExcess(x));
}

/** By how much it exceeds x: 1/(x + 2/(x + 3/(x + …))). */
function millsExcess(x: Tensor): Tensor {
  let fraction = x;
  for (let k = levels; k >= 2; k--) fraction = x.add(fraction.reciprocal().mul(k));
  return fraction.reciprocal();
}

/** z where it is near 0, and its size where it is far below. */
function split(z: Tensor): { isFar: Tensor; near: Tensor; far: Tensor } {
  const isFar = z.less(-joint);
  return { isFar, near: isFar.where(0, z), far: isFar.where(z.neg(), joint) };
}
