import { absoluteError } from "@surprisal/losses-regression/absolute-error";
import { expectile } from "@surprisal/losses-regression/expectile";
import { halfSquaredError } from "@surprisal/losses-regression/half-squared-error";
import { huber } from "@surprisal/losses-regression/huber";
import { pinball } from "@surprisal/losses-regression/pinball";
import { talwar } from "@surprisal/losses-regression/talwar";
import { compile, grad, type Tensor, tensor } from "@surprisal/tensor";
import { lossNamed } from "./losses.js";
import type { OptionValues } from "./option-controls.js";

/** The loss of each prediction against its label. */
type ElementLoss = (prediction: Tensor, label: Tensor) => Tensor;

const separately = { reduction: "none" } as const;

/** Losses by the constant that minimises them. `tau` is the share of quantile and expectile, `reach` that of Huber and the trimmed mean. */
export const estimatorLosses = {
  median: () => absoluteError.with(separately),
  quantile: (tau: number) => pinball.with({ ...separately, quantile: tau }),
  huber: (_tau: number, reach: number) => huber.with({ ...separately, delta: reach }),
  trimmed: (_tau: number, reach: number) => talwar.with({ ...separately, c: reach }),
  mean: () => halfSquaredError.with(separately),
  expectile: (tau: number) => expectile.with({ ...separately, tau }),
} satisfies Record<string, (tau: number, reach: number) => ElementLoss>;

export type EstimatorName = keyof typeof estimatorLosses;

/** What a loss makes of one constant predicted for several labels. */
interface Estimator {
  /** Where the mean loss is least. */
  best(labels: readonly number[]): number;
  /** How hard each label pulls the constant towards itself: minus the gradient of its loss; to the right above 0. */
  pulls(labels: readonly number[], constant: number): number[];
}

/** The same for a registered loss. */
export const estimatorOf = (name: string, options: OptionValues = {}): Estimator =>
  estimator(lossNamed(name).loss.with({ ...options, ...separately }));

const double = (values: readonly number[]): Tensor => tensor(values, { dtype: "float64" });

/** Searches a grid, for a loss need not be convex, then halves the cell around the least where the pulls change sides. */
export function estimator(loss: ElementLoss): Estimator {
  const means = compile((constants: Tensor, labels: Tensor) =>
    loss(constants.unsqueeze(1).expand([constants.size, labels.size]), labels).mean(1),
  );
  const slopes = compile((constant: Tensor, labels: Tensor) =>
    grad((predictions: Tensor) => loss(predictions, labels).sum())(constant.expand(labels.shape)),
  );
  const pulls = (labels: readonly number[], constant: number) =>
    Array.from(slopes(double([constant]), double(labels)).dataSync(), (slope) => 0 - Number(slope));
  const pull = (labels: readonly number[], constant: number) =>
    pulls(labels, constant).reduce((sum, one) => sum + one, 0);

  return {
    pulls,
    best(labels) {
      const grid = gridOver(labels);
      const losses = Array.from(means(double(grid), double(labels)).dataSync(), Number);
      const least = losses.indexOf(Math.min(...losses));
      const at = grid[least] ?? Number.NaN;
      if (pull(labels, at) === 0) return at;
      let [low, high] = [grid[least - 1] ?? at, grid[least + 1] ?? at];
      for (let halving = 0; halving < 50 && low < high; halving++) {
        const middle = (low + high) / 2;
        const balance = pull(labels, middle);
        if (balance === 0) return middle;
        if (balance > 0) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}

/** Evenly spaced constants between the outer labels, and the labels themselves, where some losses have corners. */
function gridOver(labels: readonly number[], cells = 200): number[] {
  const [low, high] = [Math.min(...labels), Math.max(...labels)];
  const even = Array.from({ length: cells + 1 }, (_, i) => low + ((high - low) * i) / cells);
  return [...even, ...labels].sort((a, b) => a - b);
}
