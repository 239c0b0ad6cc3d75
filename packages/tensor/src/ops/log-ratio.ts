import { logRatio as expand } from "../math/lanes-log-ratio.js";
import { binary } from "./define.js";

/** `log(p / q)`, without the quotient. */
export const logRatio = /* @__PURE__ */ binary({
  name: "logRatio",
  accepts: "float",
  expand,
  gradient: (dy, p, q) => [dy.div(p), dy.div(q).neg()],
});
