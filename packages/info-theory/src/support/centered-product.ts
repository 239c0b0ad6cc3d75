import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { IndependenceOptions } from "../hilbert-schmidt-independence-criterion.js";
import { centerOf, kernelOf } from "./kernel.js";
import { checkCount, pairedSamples } from "./points.js";
import { diagonal } from "./scores.js";

/** The kernel's values within x, and within y. */
export function pairedKernels(
  where: string,
  x: TensorLike,
  y: TensorLike,
  options: IndependenceOptions,
): [Tensor, Tensor] {
  const [a, b] = pairedSamples(where, ["x", "y"], x, y);
  checkCount(where, "x", a, options.unbiased ? 4 : 1);
  const within = (points: Tensor) => {
    const moved = points.sub(centerOf(points, options));
    return kernelOf(where, points.shape[1] ?? 1, options)(moved, moved);
  };
  return [within(a), within(b)];
}

/** `tr KHLH / n²` of kernel matrices, or the estimate of the same that is right in the mean. */
export function centeredProduct(k: Tensor, l: Tensor, unbiased: boolean): Tensor {
  const [n = 0] = k.shape;
  if (!unbiased) return centered(k).mul(l).mean();
  const own = diagonal(n);
  const [a, b] = [own.where(0, k), own.where(0, l)];
  const rows = a.sum(1).mul(b.sum(1)).sum();
  const totals = a.sum().mul(b.sum());
  return a
    .mul(b)
    .sum()
    .add(totals.div((n - 1) * (n - 2)))
    .sub(rows.mul(2 / (n - 2)))
    .div(n * (n - 3));
}

/** Less the means of its row and its column, plus the mean of all. */
function centered(k: Tensor): Tensor {
  const keepDims = { keepDims: true };
  return k.sub(k.mean(0, keepDims)).sub(k.mean(1, keepDims)).add(k.mean());
}
