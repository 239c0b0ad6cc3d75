import type { Tensor } from "@surprisal/tensor";
import { safeSqrt } from "./similarity.js";

/** The sine of the angle in [0, π] with this cosine; slope 0 at its ends, where it has none. */
const sineOf = (cosine: Tensor): Tensor => safeSqrt(cosine.square().neg().add(1));

/** cos(θ + angle) from cos θ, θ in [0, π]. */
export const cosineOfSum = (cosine: Tensor, angle: number): Tensor =>
  cosine.mul(Math.cos(angle)).sub(sineOf(cosine).mul(Math.sin(angle)));

/** The angle in [0, π] with this cosine; slope 0 at its ends, where it has none. */
export function angleOf(cosine: Tensor): Tensor {
  const [below, above] = [cosine.add(1), cosine.neg().add(1)];
  const within = below.greater(0).logicalAnd(above.greater(0));
  const half = within
    .where(above.div(within.where(below, 1)), 1)
    .sqrt()
    .atan();
  return within.where(half.mul(2), cosine.greater(0).where(0, Math.PI));
}

/** Options of softmax over cosines with a margin added to the own class's angle. */
export const additiveOptions = {
  margin: { default: 0.5, min: 0, max: Math.PI, summary: "m, an angle in radians." },
  scale: { default: 64, exclusiveMin: 0, summary: "s, which multiplies the cosines." },
} as const;

/**
 * cos(θ + margin) from cos θ; where θ + margin is beyond π, cos θ − margin · sin margin, so that it falls throughout.
 * ArcFace's score of the own class.
 */
export function additiveMargin(cosine: Tensor, margin: number): Tensor {
  const within = cosine.greaterEqual(-Math.cos(margin));
  return within.where(cosineOfSum(cosine, margin), cosine.sub(margin * Math.sin(margin)));
}

/** Options of softmax over lengths times cosines in which the own class's angle is multiplied. */
export const multiplicativeOptions = {
  margin: { type: "integer", default: 4, min: 1, max: 16, summary: "m, how often the own angle counts." },
  scale: { default: 1, exclusiveMin: 0, summary: "s, which multiplies the scores." },
} as const;

/**
 * SphereFace's ψ(θ) from cos θ: (−1)ᵏ cos mθ − 2k with k = ⌊mθ / π⌋, which goes on falling where cos mθ turns. For whole m
 * cos mθ is Chebyshev's polynomial of cos θ, so no angle is taken.
 */
export function multiplicativeMargin(cosine: Tensor, m: number): Tensor {
  let [previous, power] = [cosine.mul(0).add(1), cosine];
  for (let i = 1; i < m; i++) [previous, power] = [power, cosine.mul(2).mul(power).sub(previous)];
  const turns = Array.from({ length: m - 1 }, (_, i) => Math.cos(((i + 1) * Math.PI) / m));
  const passed = (bound: number) => cosine.lessEqual(bound);
  const sign = turns.reduce(
    (product, bound) => product.mul(passed(bound).where(-1, 1)),
    cosine.mul(0).add(1),
  );
  return turns.reduce((sum, bound) => sum.sub(passed(bound).where(2, 0)), power.mul(sign));
}
