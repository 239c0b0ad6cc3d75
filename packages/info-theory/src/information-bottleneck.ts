import { randomUniform, type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { mutualInformation } from "./mutual-information.js";
import { type BaseOption, inBase } from "./support/base.js";
import { checkRows, divergence, type Rows, rowsOf, scaled } from "./support/matrix.js";
import { operands } from "./support/operands.js";
import { checkPositive } from "./support/order.js";

export interface BottleneckOptions extends BaseOption {
  /** What a nat about Y is worth in nats about X, above 0: the larger, the less is forgotten. */
  readonly beta: number;
  /** How many values T has. Default: as many as X. */
  readonly clusters?: number;
  /** Stop when no probability of the encoder changes by more. Default 1e-12. */
  readonly tolerance?: number;
  /** Default 10000. */
  readonly maxIterations?: number;
  /** Of the random encoder that fewer clusters than values of X begin with. Default 0. */
  readonly seed?: number;
}

export interface Bottleneck {
  /** p(t | x): a row for each value of X. */
  readonly encoder: Tensor;
  /** I(T; X), what T keeps of X; a scalar. */
  readonly complexity: Tensor;
  /** I(T; Y), what T tells about Y; a scalar. */
  readonly relevance: Tensor;
  readonly iterations: number;
}

/**
 * Information bottleneck: a summary T of X that keeps what X tells about Y and forgets the rest, `min I(T; X) − β I(T; Y)` over
 * encoders p(t | x), by the iteration of Tishby, Pereira and Bialek. T tells nothing for β ≤ 1, and all that X does in the limit.
 *
 * The iteration finds a local minimum. It begins with a cluster for each value of X, or with a random encoder where there are
 * fewer. The table is read at the call; the results are constants.
 *
 * @param joint the table of the probabilities of X along the rows and Y along the columns; numbers alone compute in float64
 * @throws ShapeError for a joint that is no table, ValueError for one that does not sum to 1 or has an empty row, and for
 *   options out of range
 * @see Tishby, Pereira & Bialek, The Information Bottleneck Method, 1999
 * @example
 * ```ts
 * import { informationBottleneck } from "@surprisal/info-theory/information-bottleneck";
 * // Four words, of which two and two occur in the same texts.
 * const joint = [[0.2, 0.05], [0.2, 0.05], [0.05, 0.2], [0.05, 0.2]];
 * const { complexity, relevance } = informationBottleneck(joint, { beta: 1000, base: 2 });
 * complexity.itemSync(); // → 1
 * relevance.itemSync(); // → 0.278072
 * ```
 */
export function informationBottleneck(joint: TensorLike, options: BottleneckOptions): Bottleneck {
  const where = "informationBottleneck";
  const { beta, tolerance = 1e-12, maxIterations = 10_000, seed = 0, base } = options;
  const [table] = operands(where, joint);
  const cells = rowsOf(where, "joint", table, "X along the rows, Y along the columns");
  checkRows(where, [cells.flat()], "the table of probabilities sums to 1");
  const weights = cells.map((row) => row.reduce((sum, p) => sum + p, 0));
  const clusters = options.clusters ?? weights.length;
  checkPositive(where, "beta", beta);
  if (!weights.every((p) => p > 0) || !Number.isSafeInteger(clusters) || clusters < 1) {
    throw new ValueError(
      `${where}: each row needs a probability above 0, and clusters, ${clusters}, must be a whole number from 1. Leave out the rows of values that never occur.`,
    );
  }
  const given = cells.map(scaled);
  let encoder = firstEncoder(weights.length, clusters, seed);
  let iterations = 0;
  for (
    let change = Number.POSITIVE_INFINITY;
    change > tolerance && iterations < maxIterations;
    iterations++
  ) {
    const next = improved(encoder, weights, given, beta);
    change = Math.max(...next.flatMap((row, x) => row.map((p, t) => Math.abs(p - (encoder[x]?.[t] ?? 0)))));
    encoder = next;
  }
  const found = tensor(
    encoder.map((row) => [...row]),
    { dtype: table.dtype },
  );
  return {
    encoder: found,
    complexity: inBase(where, mutualInformation(found.mul(table.sum(1, { keepDims: true }))), base),
    relevance: inBase(where, mutualInformation(found.transpose().matmul(table)), base),
    iterations,
  };
}

function firstEncoder(values: number, clusters: number, seed: number): Rows {
  if (clusters >= values) {
    return Array.from({ length: values }, (_, x) =>
      Array.from({ length: clusters }, (__, t) => Number(t === x)),
    );
  }
  const random = randomUniform([values, clusters], { seed, dtype: "float64", low: 0.01, high: 1 });
  return random.div(random.sum(1, { keepDims: true })).arraySync() as number[][];
}

/** p(t | x) ∝ p(t) exp(−β D(p(y | x) ‖ p(y | t))). */
function improved(encoder: Rows, weights: readonly number[], given: Rows, beta: number): number[][] {
  const [first = []] = encoder;
  const [outcomes = []] = given;
  const centres = first.map((_, t) => {
    const shares = weights.map((p, x) => p * (encoder[x]?.[t] ?? 0));
    const size = shares.reduce((sum, share) => sum + share, 0);
    const mean = outcomes.map(
      (_, y) => shares.reduce((sum, share, x) => sum + share * (given[x]?.[y] ?? 0), 0) / size,
    );
    return { size, mean };
  });
  return given.map((row) => {
    const exponents = centres.map(({ size, mean }) =>
      size > 0 ? Math.log(size) - beta * divergence(row, mean) : Number.NEGATIVE_INFINITY,
    );
    const most = Math.max(...exponents);
    return scaled(exponents.map((exponent) => Math.exp(exponent - most)));
  });
}
