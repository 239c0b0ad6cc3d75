import { ShapeError, type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { mutualInformation } from "./mutual-information.js";
import { type BaseOption, gapInBase, inBase } from "./support/base.js";
import { bestTestChannel, type RateSolution } from "./support/blahut-arimoto.js";
import { checkRows, type Rows, rowsOf, whereFalling } from "./support/matrix.js";
import { operands } from "./support/operands.js";
import { checkPositive } from "./support/order.js";

export interface RateDistortionOptions extends BaseOption {
  /** What a symbol may be distorted by on average. */
  readonly distortion: number;
  /** How closely the rate is to be known, in nats. Default 1e-12. */
  readonly tolerance?: number;
  /** Default 10000; `gap` says how near that came. */
  readonly maxIterations?: number;
}

export interface RateDistortion {
  /** The least information per symbol; a scalar, with the gradient in the source and in the table of distortions. */
  readonly rate: Tensor;
  /** The test channel that needs no more: a row of probabilities of what is received for each symbol of the source. */
  readonly channel: Tensor;
  /** What a symbol is distorted by through it, on average. */
  readonly distortion: number;
  /** The true rate lies between `rate − gap` and `rate`, in the same units. */
  readonly gap: number;
  readonly iterations: number;
}

/**
 * Rate–distortion function of a discrete source, `min I(X; Y)` over the channels that distort a symbol no more than
 * allowed on average, by Blahut's algorithm: how few bits per symbol do for a lossy copy.
 *
 * 0 from the distortion of the best constant copy on. Source and distortions are read at the call. The gradient holds the
 * channel fixed, which is right to first order.
 *
 * @param source the probabilities of its symbols; numbers alone compute in float64
 * @param distortions a row for each symbol of the source, with what each symbol received in its place is off by
 * @throws ShapeError for a source that is no vector or distortions that are no row for each symbol, ValueError for a source
 *   that is no distribution, a distortion below the least possible, and a base that is none
 * @see Blahut, Computation of Channel Capacity and Rate-Distortion Functions, 1972
 * @example
 * ```ts
 * import { rateDistortion } from "@surprisal/info-theory/rate-distortion";
 * // Bits of a fair coin, of which one in ten may be wrong.
 * const { rate, channel } = rateDistortion([0.5, 0.5], [[0, 1], [1, 0]], { distortion: 0.1, base: 2 });
 * rate.itemSync(); // → 0.531004
 * channel.arraySync(); // → [[0.9, 0.1], [0.1, 0.9]]
 * ```
 */
export function rateDistortion(
  source: TensorLike,
  distortions: TensorLike,
  options: RateDistortionOptions,
): RateDistortion {
  const where = "rateDistortion";
  const { distortion, base, tolerance = 1e-12, maxIterations = 10_000 } = options;
  const [p, d] = operands(where, source, distortions);
  const costs = rowsOf(where, "distortions", d, "a row for each symbol of the source");
  if (p.rank !== 1 || p.size !== costs.length) {
    throw new ShapeError(
      `${where}: source [${p.shape.join(", ")}] must be one probability for each row of the distortions [${d.shape.join(", ")}].`,
    );
  }
  const symbols = p.arraySync() as number[];
  checkRows(where, [symbols], "it holds the probabilities of the source");
  checkPositive(where, "tolerance", tolerance);
  checkPositive(where, "maxIterations", maxIterations);
  checkReachable(where, symbols, costs, distortion);
  const solve = (price: number) => bestTestChannel(symbols, costs, price, { tolerance, maxIterations });
  const price = priceOf((s) => solve(s).distortion, symbols, costs, distortion);
  const solution = price === 0 ? constantCopy(symbols, costs) : solve(price);

  const channel = tensor(
    solution.channel.map((row) => [...row]),
    { dtype: p.dtype },
  );
  const joint = p.unsqueeze(1).mul(channel);
  const excess = joint.equal(0).where(0, joint.mul(d)).sum().sub(distortion);
  const information = mutualInformation(joint);
  const finite = price > 0 && price < Number.POSITIVE_INFINITY;
  return {
    rate: inBase(where, finite ? information.add(excess.mul(price)) : information, base),
    channel,
    distortion: solution.distortion,
    gap: gapInBase(solution.gap, base),
    iterations: solution.iterations,
  };
}

/** What a unit of distortion is worth where as much as allowed is used; 0 where it is worth nothing. */
function priceOf(
  distorted: (price: number) => number,
  source: readonly number[],
  costs: Rows,
  allowed: number,
): number {
  if (constantCopy(source, costs).distortion <= allowed) return 0;
  // Beyond any price only the least distortion of each symbol is left.
  if (leastOf(source, costs) >= allowed) return Number.POSITIVE_INFINITY;
  const entries = costs.flat().filter(Number.isFinite);
  return whereFalling(distorted, allowed, 1 / (Math.max(...entries) - Math.min(...entries)));
}

/** The test channel that answers with one symbol always: the one that is off by least. */
function constantCopy(source: readonly number[], costs: Rows): RateSolution {
  const [first = []] = costs;
  const off = first.map((_, y) =>
    source.reduce((sum, p, x) => (p > 0 ? sum + p * (costs[x]?.[y] ?? 0) : sum), 0),
  );
  const distortion = Math.min(...off);
  const best = off.indexOf(distortion);
  const channel = source.map(() => first.map((_, y) => Number(y === best)));
  return { channel, distortion, gap: 0, iterations: 0 };
}

function leastOf(source: readonly number[], costs: Rows): number {
  return source.reduce((sum, p, x) => sum + (p > 0 ? p * Math.min(...(costs[x] ?? [])) : 0), 0);
}

function checkReachable(where: string, source: readonly number[], costs: Rows, distortion: number): void {
  const least = leastOf(source, costs);
  if (typeof distortion === "number" && distortion >= least - 1e-12 * Math.abs(least)) return;
  throw new ValueError(
    `${where}: no channel distorts the source by only ${distortion}: the least possible is ${least}. Give { distortion } from there on.`,
  );
}
