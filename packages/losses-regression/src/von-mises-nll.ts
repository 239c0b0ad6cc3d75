import { defineLoss } from "@surprisal/loss-registry";
import { logBesselI0e } from "./support/bessel.js";

/**
 * Surprisal of an angle, in radians, under a von Mises distribution: log 2π + log I₀(concentration) −
 * concentration·cos(target − location).
 *
 * It is computed as log 2π + log(e^−κ I₀(κ)) + 2κ·sin²((target − location)/2), so that it neither overflows nor loses
 * digits for large concentrations. Concentration 0 is the uniform distribution; a negative one is its size at the
 * opposite location. Angles count modulo 2π. Location, concentration and target broadcast.
 *
 * @example
 * ```ts
 * import { vonMisesNll } from "@surprisal/losses-regression/von-mises-nll";
 * vonMisesNll({ location: [0, 0], concentration: [0, 2] }, [1, Math.PI], { reduction: "none" }).arraySync(); // → [1.8378771, 4.6618709]
 * ```
 */
export const vonMisesNll = /* @__PURE__ */ defineLoss({
  name: "vonMisesNll",
  title: "Von Mises likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log 2\pi I_0(\kappa) - \kappa\cos(y - \mu)`,
  domain: { prediction: { location: "real", concentration: "nonNegative" }, target: "real" },
  properties: {
    convex: false,
    robust: false,
    smooth: true,
    minimisedBy: "mean direction, and the κ whose I₁(κ)/I₀(κ) is the mean resultant length",
  },
  elementwise({ location, concentration }, target) {
    const half = target.sub(location).mul(0.5).sin();
    return half
      .square()
      .mul(concentration)
      .mul(2)
      .add(logBesselI0e(concentration))
      .add(Math.log(2 * Math.PI));
  },
  peers: {
    PyTorch: "-distributions.VonMises(loc, concentration).log_prob",
    "TensorFlow Probability": "-distributions.VonMises(loc, concentration).log_prob",
    SciPy: "-stats.vonmises.logpdf",
  },
  references: ["K. V. Mardia & P. E. Jupp, Directional Statistics, 2000"],
});
