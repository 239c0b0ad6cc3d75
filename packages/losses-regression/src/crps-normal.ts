import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * Continuous ranked probability score of a normal forecast: ∫ (F(x) − 1[x ≥ target])² dx, which for mean μ and standard
 * deviation σ is σ(z(2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (target − μ)/σ.
 *
 * It is in the unit of the target, grows only linearly with the error, and for σ = 0 is the absolute error (with NaN
 * where there is none). A negative σ gives numbers without meaning. Mean, standard deviation and target broadcast.
 *
 * @example
 * ```ts
 * import { crpsNormal } from "@surprisal/losses-regression/crps-normal";
 * crpsNormal({ mean: [0, 3], standardDeviation: [1, 0] }, [0, 1], { reduction: "none" }).arraySync(); // → [0.23369498, 2]
 * ```
 */
export const crpsNormal = /* @__PURE__ */ defineLoss({
  name: "crpsNormal",
  title: "CRPS of a normal forecast",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\sigma\Bigl(z\,(2\Phi(z) - 1) + 2\varphi(z) - \tfrac1{\sqrt\pi}\Bigr),\quad z = \frac{y - \mu}\sigma`,
  domain: { prediction: { mean: "real", standardDeviation: "positive" }, target: "real" },
  properties: {
    convex: true,
    robust: true,
    smooth: true,
    lipschitz: 1,
  },
  elementwise: ({ mean, standardDeviation }, target) => score(target.sub(mean), standardDeviation),
  peers: { properscoring: "crps_gaussian", scoringRules: "crps_norm" },
  references: [
    "T. Gneiting & A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102, 2007",
  ],
});

/** Its slopes are 2Φ(z) − 1 and 2φ(z) − 1/√π; the rules of differentiation would subtract terms that cancel. */
const score = /* @__PURE__ */ customGrad((error: Tensor, deviation: Tensor) => {
  const z = error.div(deviation);
  const balance = z.mul(Math.SQRT1_2).erf();
  const spread = z
    .square()
    .mul(-0.5)
    .exp()
    .mul(Math.sqrt(2 / Math.PI))
    .sub(1 / Math.sqrt(Math.PI));
  return {
    value: error.mul(balance).add(deviation.mul(spread)),
    gradient: (dy) => [dy.mul(balance), dy.mul(spread)],
  };
});
