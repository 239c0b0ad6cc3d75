import { customGrad, type Tensor } from "@surprisal/tensor";
import { lineMinusLog1p } from "./small.js";

/** By how much the argument is raised before a series is summed, which is then exact to the last digits of a double. */
const steps = 8;

/** Coefficients of x⁻¹, x⁻³ … in log Γ(x), beside (x − ½) log x − x + ½ log 2π. */
const ofLogGamma = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
/** Coefficients of x⁻², x⁻⁴ … in ψ(x) − log x + 1/(2x): the slopes of those. */
const ofDigamma = /* @__PURE__ */ ofLogGamma.map((c, k) => -(2 * k + 1) * c);

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** What log Γ(x) is more than (x − ½) log x − x + ½ log 2π: it falls like 1/(12x), and would drown in either. */
export function stirlingRest(x: Tensor): Tensor {
  const isLarge = x.greaterEqual(steps);
  const [large, small] = [isLarge.where(x, steps), isLarge.where(1, x)];
  const square = large.square().reciprocal();
  const series = ofLogGamma.reduceRight((sum, a) => sum.mul(square).add(a), square.mul(0)).div(large);
  // Γ(x) = Γ(x + 1)/x, so that at 0 infinities do not meet.
  const direct = small.add(1).lgamma().sub(small.add(0.5).mul(small.log())).add(small).sub(halfLogTwoPi);
  return isLarge.where(series, direct);
}

/** ψ(a + b) − ψ(a) for positive a and b from 0, which is about b/a where b is small: as a difference it would be lost. */
export function digammaGap(a: Tensor, b: Tensor): Tensor {
  const from = a.add(steps);
  const to = from.add(b);
  const [s, t] = [to.reciprocal(), from.reciprocal()];
  const apart = b.mul(s).mul(t);
  // The series at one end less that at the other, divided by the difference of the squares.
  const [u, v] = [s.square(), t.square()];
  let [quotient, value] = [u.mul(0), u.mul(0)];
  for (const coefficient of [...ofDigamma].reverse()) {
    quotient = quotient.mul(u).add(value);
    value = value.mul(v).add(coefficient);
  }
  const series = quotient.mul(u).add(value).mul(apart).mul(s.add(t));
  const near = b.div(from).log1p().add(apart.mul(0.5)).sub(series);
  // ψ(x + 1) = ψ(x) + 1/x, as often as it was raised.
  return Array.from({ length: steps }, (_, k) => a.add(k)).reduceRight(
    (sum, x) => sum.add(reciprocalGap(x, b)),
    near,
  );
}

/** 1/x − 1/(x + b). */
const reciprocalGap: (x: Tensor, b: Tensor) => Tensor = /* @__PURE__ */ customGrad((x, b) => {
  const [from, to] = [x.reciprocal(), x.add(b).reciprocal()];
  return {
    value: b.div(x).mul(to),
    gradient: (dy) => [dy.mul(reciprocalGap(x, b)).mul(from.add(to)).neg(), dy.mul(to.square())],
  };
});

/** ψ(x) for positive x. */
export function digamma(x: Tensor): Tensor {
  const raised = x.add(steps);
  const inverse = raised.reciprocal();
  const square = inverse.square();
  const tail = ofDigamma.reduceRight((sum, a) => sum.add(a).mul(square), square.mul(0));
  let below = inverse.mul(0.5);
  for (let k = steps - 1; k >= 0; k--) below = below.add(x.add(k).reciprocal());
  return raised.log().add(tail).sub(below);
}

/**
 * log B(a, b) + `cross`, of which −a log p − b log(1 − p) is all but `rest`, with `excess` for (a + b)p − a: large terms that
 * make little together, where p is about a/(a + b), are taken as one.
 */
export function logBetaAgainst(
  a: Tensor,
  b: Tensor,
  { excess, cross, rest = 0 }: { excess: Tensor; cross: Tensor; rest?: Tensor | number },
): Tensor {
  const isNear = excess.abs().less(a.minimum(b).mul(0.25));
  const [x, y] = [isNear.where(excess.div(a), 0), isNear.where(excess.div(b), 0).neg()];
  const near = a
    .mul(lineMinusLog1p(x))
    .add(b.mul(lineMinusLog1p(y)))
    .add(rest);
  const apart = cross.sub(a.mul(b.div(a).log1p())).sub(b.mul(a.div(b).log1p()));
  const sum = a.add(b);
  return isNear
    .where(near, apart)
    .add(sum.div(a).div(b).log().mul(0.5))
    .add(halfLogTwoPi)
    .add(stirlingRest(a))
    .add(stirlingRest(b))
    .sub(stirlingRest(sum));
}
