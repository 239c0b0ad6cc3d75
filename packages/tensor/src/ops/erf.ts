import { erf as expand } from "../math/lanes-erf.js";
import { unary } from "./define.js";

const slopeAtZero = 2 / Math.sqrt(Math.PI);

/** Error function, `2/√π ∫₀ˣ exp(−t²) dt`. */
export const erf = /* @__PURE__ */ unary({
  name: "erf",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.square().neg().exp()).mul(slopeAtZero),
});
