import { binary } from "./define.js";

/** The smaller of two; NaN when either is. A tie splits the gradient evenly. */
export const minimum = /* @__PURE__ */ binary({
  name: "minimum",
  accepts: "number",
  // In the two orders `lesser` gives the same unless they are 0 and −0, whose bits together are those of −0, or one is NaN,
  // and stays so when more bits are set.
  expand(lanes, a, b) {
    const [one, other] = [lanes.lesser(a, b), lanes.lesser(b, a)];
    return lanes.fromBits(lanes.orBits(lanes.toBits(one), lanes.toBits(other)));
  },
  gradient(dy, a, b) {
    const tie = a.equal(b);
    return [
      dy.mul(tie.where(0.5, a.greater(b).where(0, 1))),
      dy.mul(tie.where(0.5, b.greater(a).where(0, 1))),
    ];
  },
});
