import type { Lanes } from "../compiler/lanes.js";
import { arcTangent, cosine, halfPi, quarterPi, sine } from "./coefficients.js";
import {
  clamp,
  formatOf,
  inDoubleIfPossible,
  only,
  polynomial,
  ratio,
  withSignOf,
} from "./lanes-arithmetic.js";

/** float32 has too few bits to take a large multiple of π/2 off an angle. */
export function sin<V>(lanes: Lanes<V>, x: V): V {
  return inDoubleIfPossible(lanes, x, (wide, angle) => sinOfQuarters(wide, angle, 0));
}

export function cos<V>(lanes: Lanes<V>, x: V): V {
  return inDoubleIfPossible(lanes, x, (wide, angle) => sinOfQuarters(wide, angle, 1));
}

/**
 * sin(x + ahead·π/2): the nearest multiple of π/2 is taken off, and the quarter of the circle says which function of
 * the rest it is, with which sign. Far out, where the rest is lost, it is kept small, so that the result stays a sine.
 */
function sinOfQuarters<V>(lanes: Lanes<V>, x: V, ahead: 0 | 1): V {
  const { wholeShift, signBit, width } = formatOf(lanes);
  const shift = lanes.constant(wholeShift);
  const shifted = lanes.add(lanes.mul(x, lanes.constant(2 / Math.PI)), shift);
  const n = lanes.sub(shifted, shift);
  let r = x;
  for (const part of halfPi[lanes.float]) r = lanes.sub(r, lanes.mul(n, lanes.constant(part)));
  const limit = Math.PI / 4 + 0.01;
  r = clamp(lanes, r, -limit, limit);
  const z = lanes.mul(r, r);
  const z2 = lanes.mul(z, z);
  const bend = lanes.mul(lanes.mul(polynomial(lanes, sine[lanes.float], z), z), r);
  const odd = withSignOf(lanes, lanes.add(bend, r), r);
  const half = lanes.mul(z, lanes.constant(0.5));
  const one = lanes.constant(1);
  // 1 − half rounded, with what the rounding lost.
  const head = lanes.sub(one, half);
  const lost = lanes.sub(lanes.sub(one, head), half);
  const even = lanes.add(head, lanes.add(lost, lanes.mul(z2, polynomial(lanes, cosine[lanes.float], z))));
  const quarter = lanes.addBits(lanes.toBits(shifted), lanes.bits(ahead));
  const isEven = lanes.lessBits(lanes.shiftLeft(quarter, width - 1), lanes.bits(0));
  const sign = lanes.andBits(lanes.shiftLeft(quarter, width - 2), lanes.bits(signBit));
  return lanes.fromBits(lanes.xorBits(lanes.toBits(lanes.select(isEven, even, odd)), sign));
}

/** atan |x| = 0, π/4 or π/2 plus the arc tangent of x, (x − 1)/(x + 1) or −1/x. */
export function atan<V>(lanes: Lanes<V>, x: V): V {
  const size = lanes.abs(x);
  const one = lanes.constant(1);
  const middle = lanes.less(lanes.constant(0.66), size);
  const far = lanes.less(lanes.constant(1 + Math.SQRT2), size);
  const top = lanes.select(far, lanes.constant(-1), lanes.sub(size, only(lanes, middle, one)));
  const bottom = lanes.select(far, size, lanes.add(only(lanes, middle, size), one));
  const t = lanes.div(top, bottom);
  const [high, low] = quarterPi[lanes.float];
  const start = (part: number) =>
    lanes.add(only(lanes, middle, lanes.constant(part)), only(lanes, far, lanes.constant(part)));
  const z = lanes.mul(t, t);
  const bend = lanes.mul(lanes.mul(ratio(lanes, arcTangent[lanes.float], z), z), t);
  const value = lanes.add(start(high), lanes.add(t, lanes.add(bend, start(low))));
  return withSignOf(lanes, value, x);
}
