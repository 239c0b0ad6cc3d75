import { compile, type Tensor, tensor, valueAndGrad } from "@surprisal/tensor";

/** A straight line `y = intercept + slope · x`. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** The mean loss of predictions against targets. */
export type MeanLoss = (prediction: Tensor, target: Tensor) => Tensor;

/** A linear map to units in which data have about mean 0 and standard deviation 1, so that one learning rate fits all. */
export interface Units {
  readonly centre: number;
  readonly spread: number;
}

export function unitsOf(values: readonly number[]): Units {
  const data = tensor(values, { dtype: "float64" });
  return { centre: data.mean().itemSync(), spread: data.variance().sqrt().itemSync() };
}

/** Where a fit stands. */
export interface FitState {
  readonly line: Line;
  /** The same line in standardised units: where another fit can take over. */
  readonly weights: Line;
  /** Mean loss of `line`, with errors counted in the spread of y. */
  readonly loss: number;
  readonly steps: number;
}

interface FitProblem {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly xUnits: Units;
  readonly yUnits: Units;
  readonly loss: MeanLoss;
  /** In standardised units; the horizontal line through the middle of the data unless given. */
  readonly start?: Line | undefined;
}

/**
 * Gradient descent on the slope and intercept of a line. Each call of the returned function makes one step, whose size
 * shrinks with 1 + t/50: a subgradient method such as L1's would otherwise circle its goal for ever.
 */
export function lineFit({ x, y, xUnits, yUnits, loss, start = flat }: FitProblem): () => FitState {
  const xs = standardised(x, xUnits);
  const ys = standardised(y, yUnits);
  const lossAndGradient = compile((weights: { slope: Tensor; intercept: Tensor }, x: Tensor, y: Tensor) =>
    valueAndGrad(({ slope, intercept }: typeof weights) => loss(x.mul(slope).add(intercept), y))(weights),
  );
  let { slope, intercept } = start;
  let steps = 0;

  return () => {
    const at = {
      slope: tensor(slope, { dtype: "float64" }),
      intercept: tensor(intercept, { dtype: "float64" }),
    };
    const { value, gradient } = lossAndGradient(at, xs, ys);
    const weights = { slope, intercept };
    const state = { line: inDataUnits(weights, xUnits, yUnits), weights, loss: value.itemSync(), steps };
    const rate = firstRate / (1 + steps / 50);
    slope -= rate * gradient.slope.itemSync();
    intercept -= rate * gradient.intercept.itemSync();
    steps += 1;
    return state;
  };
}

const firstRate = 0.5;
const flat: Line = { slope: 0, intercept: 0 };

const standardised = (values: readonly number[], { centre, spread }: Units): Tensor =>
  tensor(values, { dtype: "float64" }).sub(centre).div(spread);

/** The line through standardised data, as one through the data themselves. */
export function inDataUnits({ slope, intercept }: Line, x: Units, y: Units): Line {
  const steepness = (slope * y.spread) / x.spread;
  return { slope: steepness, intercept: y.centre + intercept * y.spread - steepness * x.centre };
}
