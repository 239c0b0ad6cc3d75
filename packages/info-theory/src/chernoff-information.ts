import { hostOp, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { logRatio } from "./support/log-ratio.js";
import { pair } from "./support/pair.js";

/**
 * Chernoff information `max −log Σ p^α q^(1−α)` over α from 0 to 1: the best rate at which the probability of mistaking
 * one for the other falls with the number of draws. Symmetric; at least `bhattacharyyaDistance`, which has α = ½, and ∞
 * where each excludes what the other allows.
 *
 * What either excludes adds nothing and gets no gradient. Where p = q the order is not determined; the gradient takes ½.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none
 * @see Chernoff, A Measure of Asymptotic Efficiency for Tests of a Hypothesis, 1952
 * @example
 * ```ts
 * import { chernoffInformation } from "@surprisal/info-theory/chernoff-information";
 * chernoffInformation([0.9, 0.1], [0.1, 0.9]).itemSync(); // → 0.5108256237659907
 * ```
 */
export function chernoffInformation(p: TensorLike, q: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, q: y, axes } = pair("chernoffInformation", p, q, options);
  const batch = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const kept = batch.map((i) => x.shape[i] ?? 1);
  const rows = (z: Tensor) => z.permute([...batch, ...axes]).reshape([...kept, -1]);
  const [a, b] = [rows(x), rows(y)];
  const overlap = terms(a, b, bestOrder(a, b)).sum(-1);
  return inBase("chernoffInformation", overlap.log().neg(), options.base);
}

/** `p^α q^(1−α)`, and 0 where p or q is 0. */
function terms(p: Tensor, q: Tensor, alpha: Tensor): Tensor {
  const none = p.equal(0).logicalOr(q.equal(0));
  const [logP, logQ] = [none.where(1, p).log(), none.where(1, q).log()];
  return none.where(0, logQ.add(alpha.mul(logP.sub(logQ))).exp());
}

/** The α, for each row, at which the sum is least: it is convex in α. The axis of the terms is kept. */
const bestOrder = /* @__PURE__ */ hostOp({
  name: "chernoffOrder",
  result: (p) => ({ shape: [...p.shape.slice(0, -1), 1] }),
  forward([p, q], output) {
    const width = p === undefined ? 0 : p.data.length / Math.max(1, output.data.length);
    for (let row = 0; row < output.data.length; row++) {
      const part = (x: typeof p) =>
        Array.from(x?.data.subarray(row * width, (row + 1) * width) ?? [], Number);
      output.data[row] = leastOrder(part(p), part(q));
    }
  },
  // The sum's slope in α stays 0: what p and q do to it, α undoes.
  backward(dy, inputs, alpha) {
    const [p, q] = inputs as [Tensor, Tensor];
    const none = p.equal(0).logicalOr(q.equal(0));
    const [x, y] = [none.where(1, p), none.where(1, q)];
    const ratio = logRatio(x, y);
    const term = terms(p, q, alpha);
    const curvature = term.mul(ratio.square()).sum(-1, { keepDims: true });
    const inside = alpha.greater(0).logicalAnd(alpha.less(1)).logicalAnd(curvature.greater(0));
    const scale = inside.where(dy.neg().div(inside.where(curvature, 1)), 0);
    return [
      scale.mul(term.div(x).mul(alpha.mul(ratio).add(1))),
      scale.mul(term.div(y).mul(alpha.neg().add(1).mul(ratio).sub(1))),
    ];
  },
});

function leastOrder(p: readonly number[], q: readonly number[]): number {
  const common = p.flatMap((x, i) => {
    const y = q[i] as number;
    return x > 0 && y > 0 ? [{ log: Math.log(y), ratio: Math.log(x / y) }] : [];
  });
  if (common.every(({ ratio }) => ratio === 0)) return 0.5;
  const slope = (alpha: number) =>
    common.reduce((sum, { log, ratio }) => sum + ratio * Math.exp(log + alpha * ratio), 0);
  if (slope(0) >= 0) return 0;
  if (slope(1) <= 0) return 1;
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
