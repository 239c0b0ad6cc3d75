import { type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { mutualInformation } from "./mutual-information.js";
import { type BaseOption, gapInBase, inBase } from "./support/base.js";
import { bestInput, type CapacitySolution } from "./support/blahut-arimoto.js";
import { checkRows, rowsOf, whereFalling } from "./support/matrix.js";
import { operands } from "./support/operands.js";
import { checkPositive } from "./support/order.js";

export interface CapacityOptions extends BaseOption {
  /** What each input costs; needs `budget`. */
  readonly cost?: readonly number[];
  /** What an input may cost on average. */
  readonly budget?: number;
  /** How closely the capacity is to be known, in nats. Default 1e-12. */
  readonly tolerance?: number;
  /** Default 10000; `gap` says how near that came. */
  readonly maxIterations?: number;
}

export interface ChannelCapacity {
  /** What the best input reaches; a scalar, with the gradient in the channel. */
  readonly capacity: Tensor;
  /** The distribution of inputs that reaches it. */
  readonly input: Tensor;
  /** The true capacity lies between `capacity` and `capacity + gap`, in the same units. */
  readonly gap: number;
  /** What the best input costs on average; 0 without `cost`. */
  readonly cost: number;
  readonly iterations: number;
}

/**
 * Capacity of a discrete memoryless channel, `max I(X; Y)` over the distributions of its input, by the algorithm of Blahut
 * and Arimoto: the most that one use can carry without error. With `cost` and `budget` only over inputs that cost no more
 * on average.
 *
 * The iteration stops when its own upper bound, max D(W(· | x) ‖ output), is within `tolerance`; `gap` says how near it
 * came. The channel is read at the call. The gradient holds the input fixed, which is right to first order.
 *
 * @param channel W(y | x): a row of probabilities of the outputs for each input; numbers alone compute in float64
 * @throws ShapeError for a channel that is no table, ValueError for rows that are no distributions, a cost that is not one
 *   for each input, a budget below the cheapest input, and a base that is none
 * @see Blahut, Computation of Channel Capacity and Rate-Distortion Functions, 1972
 * @example
 * ```ts
 * import { channelCapacity } from "@surprisal/info-theory/channel-capacity";
 * // One bit in nine is flipped.
 * const { capacity, input } = channelCapacity([[0.89, 0.11], [0.11, 0.89]], { base: 2 });
 * capacity.itemSync(); // → 0.50008404
 * input.arraySync(); // → [0.5, 0.5]
 * ```
 */
export function channelCapacity(channel: TensorLike, options: CapacityOptions = {}): ChannelCapacity {
  const where = "channelCapacity";
  const { cost, budget, base, tolerance = 1e-12, maxIterations = 10_000 } = options;
  const [w] = operands(where, channel);
  const rows = rowsOf(where, "channel", w, "a row of probabilities of the outputs for each input");
  checkRows(where, rows, "it holds the probabilities of the outputs for that input");
  checkPositive(where, "tolerance", tolerance);
  checkPositive(where, "maxIterations", maxIterations);
  const costs = checkCost(where, rows.length, cost, budget);
  const solve = (price: number) => bestInput(rows, costs, price, { tolerance, maxIterations });
  const { price, solution } = withinBudget(solve, budget, costs);

  const input = tensor([...solution.input], { dtype: w.dtype });
  // Had it cost more or less, so much more or less would be carried.
  const paid =
    budget === undefined || price === 0 || price === Number.POSITIVE_INFINITY
      ? 0
      : price * (solution.cost - budget);
  const nats = mutualInformation(input.unsqueeze(1).mul(w)).sub(paid);
  return {
    capacity: inBase(where, nats, base),
    input,
    gap: gapInBase(solution.gap, base),
    cost: solution.cost,
    iterations: solution.iterations,
  };
}

/** The price of cost at which the best input spends the budget; 0 where the best of all does not exceed it. */
function withinBudget(
  solve: (price: number) => CapacitySolution,
  budget: number | undefined,
  costs: readonly number[],
): { price: number; solution: CapacitySolution } {
  const free = solve(0);
  if (budget === undefined || free.cost <= budget) return { price: 0, solution: free };
  const least = Math.min(...costs);
  if (budget <= least) return { price: Number.POSITIVE_INFINITY, solution: solve(Number.POSITIVE_INFINITY) };
  const price = whereFalling((s) => solve(s).cost, budget, 1 / (Math.max(...costs) - least));
  return { price, solution: solve(price) };
}

function checkCost(
  where: string,
  inputs: number,
  cost: readonly number[] | undefined,
  budget: number | undefined,
): readonly number[] {
  if (cost === undefined && budget === undefined) return [];
  if (cost === undefined || budget === undefined) {
    throw new ValueError(
      `${where}: cost and budget belong together. Give what each input costs, and what one may cost on average.`,
    );
  }
  if (cost.length !== inputs || !cost.every(Number.isFinite)) {
    throw new ValueError(
      `${where}: cost [${cost.join(", ")}] must be a number for each of the ${inputs} inputs.`,
    );
  }
  const least = Math.min(...cost);
  if (budget >= least) return cost;
  throw new ValueError(`${where}: the budget ${budget} is less than the cheapest input costs, ${least}.`);
}
