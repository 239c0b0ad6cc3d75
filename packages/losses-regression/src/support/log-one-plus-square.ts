import { customGrad, type Tensor } from "@surprisal/tensor";

/** Beyond it, q² + 1 is q² in either float, and q² is still finite in float32. */
const far = 1e9;

/** log(1 + q²), which grows like 2 log|q| where q² overflows; its slope falls like 2/q. */
export function logOnePlusSquare(q: Tensor): Tensor {
  return customGrad((at: Tensor) => {
    const size = at.abs();
    const beyond = size.div(far).maximum(1).log().mul(2);
    return {
      value: size.minimum(far).square().log1p().add(beyond),
      gradient: (dy) => dy.mul(slope(at)),
    };
  })(q);
}

/** 2q/(1 + q²). */
function slope(q: Tensor): Tensor {
  const isFar = q.abs().greater(far);
  const near = isFar.where(1, q);
  return isFar.where(isFar.where(q, 1).reciprocal(), near.div(near.square().add(1))).mul(2);
}
