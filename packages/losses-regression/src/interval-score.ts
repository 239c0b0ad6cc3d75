import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, randomUniform } from "@surprisal/tensor";

/**
 * Winkler's score of a central prediction interval that is to hold the target with probability 1 − alpha: its width,
 * plus 2/alpha times the amount by which the target lies outside.
 *
 * Its expectation is smallest when the ends are the quantiles alpha/2 and 1 − alpha/2. It is 2/alpha times the sum of
 * the two `pinball` losses. Where the target is one of the ends, the slope is that of a target inside. Lower end, upper
 * end and target broadcast; a lower end above the upper has a negative width, which what lies outside more than
 * outweighs.
 *
 * @example
 * ```ts
 * import { intervalScore } from "@surprisal/losses-regression/interval-score";
 * intervalScore({ lower: [0, 0], upper: [4, 4] }, [1, 5], { alpha: 0.1, reduction: "none" }).arraySync(); // → [4, 24]
 * ```
 */
export const intervalScore = /* @__PURE__ */ defineLoss({
  name: "intervalScore",
  aliases: ["winklerScore"],
  title: "Interval (Winkler) score",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`u - l + \tfrac2\alpha\max(l - y, 0) + \tfrac2\alpha\max(y - u, 0)`,
  domain: { prediction: { lower: "real", upper: "real" }, target: "real" },
  options: {
    alpha: {
      default: 0.05,
      exclusiveMin: 0,
      exclusiveMax: 1,
      summary: "The share of targets that may lie outside.",
    },
  },
  properties: {
    convex: true,
    robust: true,
    smooth: false,
    minimisedBy: "quantiles alpha/2 and 1 − alpha/2",
    lipschitz: ({ alpha = 0.05 }) => 2 / alpha - 1,
  },
  sample({ shape, seed, dtype }) {
    const lower = randomNormal(shape, { seed: 3 * seed, dtype });
    const width = randomUniform(shape, { low: 0.5, high: 3, seed: 3 * seed + 1, dtype });
    return {
      prediction: { lower, upper: lower.add(width) },
      target: randomNormal(shape, { seed: 3 * seed + 2, dtype }),
    };
  },
  elementwise({ lower, upper }, target, { alpha }) {
    const outside = lower.sub(target).relu().add(target.sub(upper).relu());
    return upper.sub(lower).add(outside.mul(2 / alpha));
  },
  peers: { scoringRules: "ints_quantiles", GluonTS: "MSIS" },
  references: [
    "R. L. Winkler, A Decision-Theoretic Approach to Interval Estimation, JASA 67, 1972",
    "T. Gneiting & A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102, 2007",
  ],
});
