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
