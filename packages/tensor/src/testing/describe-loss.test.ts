import { valueAndGrad } from "../autograd/grad.js";
import { asTensor, type Tensor, type TensorLike } from "../tensor/tensor.js";
import { describeLoss } from "./index.js";

interface Options {
  readonly reduction?: string;
  readonly weight?: Tensor;
  readonly mask?: Tensor;
  readonly power?: number;
}

/** |prediction − target|ᵖ, reduced by hand: a loss that owes nothing to a registry. */
function powerLoss(prediction: TensorLike, target: TensorLike, options: Options = {}): Tensor {
  const { reduction = "mean", weight = asTensor(1), mask, power = 2 } = options;
  const [x, y] = [asTensor(prediction), asTensor(target)];
  const error = mask === undefined ? x.sub(y) : mask.where(x.sub(y), 0);
  const losses = error.abs().pow(power).mul(weight);
  const total = losses.sum();
  switch (reduction) {
    case "none":
      return losses;
    case "sum":
      return total;
    case "batchMean":
      return total.div(losses.shape[0] ?? 1);
    case "perSample":
      return losses.mean(losses.shape.map((_, axis) => axis).slice(1));
    case "weightedMean":
      return total.div(weight.sum());
    case "sumByNonzeroWeights":
      return total.div(weight.notEqual(0).sum());
    default:
      return total.div(mask === undefined ? losses.size : mask.sum());
  }
}

const loss = Object.assign(powerLoss, {
  valueAndGrad: valueAndGrad(powerLoss) as unknown as (...args: Parameters<typeof powerLoss>) => {
    value: Tensor;
    gradient: Tensor;
  },
});

describeLoss(loss, {
  sample: (seed) => ({
    prediction: [
      [0.5 * seed, -1],
      [2, 3 + seed],
      [1, 5],
    ],
    target: [
      [1.25, 0.5],
      [0.75, -1],
      [3, 4],
    ],
    options: { power: 1 + seed },
  }),
  values: [[{ prediction: [1, 3], target: [0, 1], options: { power: 3 } }, [1, 8]]],
  gradients: [[{ prediction: [1, 3], target: [0, 1] }, [2, 4]]],
});

/** Two predicted arrays, and no target. */
function distance({ a, b }: { a: TensorLike; b: TensorLike }, _: undefined, options: Options = {}): Tensor {
  return powerLoss(a, b, options);
}

describeLoss(
  Object.assign(distance, {
    valueAndGrad: (at: { a: TensorLike; b: TensorLike }, target: undefined, options: Options) =>
      valueAndGrad((x: { a: TensorLike; b: TensorLike }) => distance(x, target, options))(at),
  }),
  {
    sample: (seed) => ({ prediction: { a: [[1, seed]], b: [[0.5, 7]] } }),
    independentSamples: false,
    mask: false,
  },
);
