import { unary } from "./define.js";

/** True where false. */
export const logicalNot = /* @__PURE__ */ unary({
  name: "logicalNot",
  accepts: "bool",
  result: "bool",
  expand: (lanes, a) => lanes.not(a),
  gradient: "none",
});
