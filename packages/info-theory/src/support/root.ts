import { customGrad, type Tensor } from "@surprisal/tensor";

/** The square root that makes a distance of a divergence: subgradient 0 at 0, where the distance has its corner. */
export const root: (x: Tensor) => Tensor = /* @__PURE__ */ customGrad((x) => {
  const corner = x.lessEqual(0);
  return {
    // Rounding may leave less than 0 of equal distributions.
    value: corner.where(0, x.sqrt()),
    gradient: (dy) => corner.where(0, dy.mul(0.5).div(root(corner.where(1, x)))),
  };
});

/** `x^(1/order)` of x ≥ 0 for an order from 1; above 1 with slope 0 at 0, likewise. */
export function rootOfOrder(x: Tensor, order: number): Tensor {
  if (order === 1) return x;
  if (order === 2) return root(x);
  return customGrad((x) => {
    const corner = x.lessEqual(0);
    const safe = corner.where(1, x);
    return {
      value: corner.where(0, x.pow(1 / order)),
      gradient: (dy) => corner.where(0, dy.mul(rootOfOrder(safe, order)).div(safe.mul(order))),
    };
  })(x);
}
