import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, randomUniform, ShapeError, type Tensor } from "@surprisal/tensor";

/**
 * Surprisal of the target under a mixture of normal distributions, as a mixture density network predicts it: −log Σ_k
 * softmax(logits)_k N(target; mean_k, scale_k).
 *
 * For targets [...] logits, mean and scale are [..., K]. For target vectors [..., D] logits and scale are [..., K] and
 * the mean [..., K, D], each component being the same in all directions; a scale [..., K, D] has one for each
 * direction. A scale of 0 or below gives NaN. Components of logit −∞ do not count.
 *
 * @throws ShapeError for shapes that do not fit.
 * @example
 * ```ts
 * import { mixtureDensityNll } from "@surprisal/losses-regression/mixture-density-nll";
 * mixtureDensityNll({ logits: [[0, 0]], mean: [[-1, 1]], scale: [[1, 1]] }, [0]).itemSync(); // → 1.4189385
 * ```
 */
export const mixtureDensityNll = /* @__PURE__ */ defineLoss({
  name: "mixtureDensityNll",
  title: "Mixture density likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`-\log\sum_k \operatorname{softmax}(\ell)_k\,\mathcal N(y;\ \mu_k, \sigma_k^2)`,
  domain: { prediction: { logits: "logits", mean: "real", scale: "positive" }, target: "real" },
  properties: { convex: false, robust: false, smooth: true },
  sample({ shape, seed, dtype }) {
    const normal = (at: number) => randomNormal(shape, { seed: 4 * seed + at, dtype });
    return {
      prediction: {
        logits: normal(0),
        mean: normal(1),
        scale: randomUniform(shape, { low: 0.3, high: 2, seed: 4 * seed + 2, dtype }),
      },
      target: normal(3).slice([0], shape.slice(0, -1)).narrow(-1, 0, 1).squeeze(-1),
    };
  },
  perBatch({ logits, mean, scale }, target) {
    checkShapes(logits, mean, scale, target);
    const vectors = mean.rank > logits.rank;
    const ahead = target.unsqueeze(vectors ? -2 : -1);
    const spread = scale.rank < mean.rank ? scale.unsqueeze(-1) : scale;
    const density = ahead
      .sub(mean)
      .div(spread)
      .square()
      .mul(0.5)
      .add(spread.log())
      .add(0.5 * Math.log(2 * Math.PI));
    const surprisal = vectors ? density.sum(-1) : density;
    return logits.logSumExp(-1).sub(logits.sub(surprisal).logSumExp(-1));
  },
  peers: {
    PyTorch: "-distributions.MixtureSameFamily(Categorical(logits=logits), Normal(mean, scale)).log_prob",
    "TensorFlow Probability":
      "-distributions.MixtureSameFamily(Categorical(logits), Normal(mean, scale)).log_prob",
  },
  references: ["C. M. Bishop, Mixture Density Networks, 1994"],
});

function checkShapes(logits: Tensor, mean: Tensor, scale: Tensor, target: Tensor): void {
  const same = (a: readonly number[], b: readonly number[]) => a.join() === b.join();
  const [full, batch] = [logits.shape, logits.shape.slice(0, -1)];
  const scalar = same(mean.shape, full) && same(scale.shape, full) && same(target.shape, batch);
  const size = target.shape.at(-1) ?? 0;
  const vectors =
    same(target.shape, [...batch, size]) &&
    same(mean.shape, [...full, size]) &&
    (same(scale.shape, full) || same(scale.shape, mean.shape));
  if (logits.rank > 0 && (scalar || vectors)) return;
  const given = Object.entries({ logits, mean, scale, target }).map(
    ([name, { shape }]) => `${name} [${shape.join(", ")}]`,
  );
  throw new ShapeError(
    `mixtureDensityNll: ${given.join(", ")} do not fit together. For numbers give logits, mean and scale [..., K] and the target ` +
      "[...]; for vectors logits and scale [..., K], the mean [..., K, D] and the target [..., D].",
  );
}
