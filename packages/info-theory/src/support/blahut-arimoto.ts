import { divergence, type Rows, scaled } from "./matrix.js";

interface SolverOptions {
  /** Stop when the result is known to this many nats. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

export interface CapacitySolution {
  readonly input: readonly number[];
  /** Σ p(x) cost(x). */
  readonly cost: number;
  /** By how much capacity less `price` times the cost may exceed what `input` reaches, in nats. */
  readonly gap: number;
  readonly iterations: number;
}

/** The input that maximises information less `price` times its cost. R. E. Blahut and S. Arimoto, 1972. */
export function bestInput(
  channel: Rows,
  costs: readonly number[],
  price: number,
  { tolerance, maxIterations }: SolverOptions,
): CapacitySolution {
  const least = costs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  // At an infinite price only the cheapest inputs are left.
  const paid = channel.map((_, x) =>
    price === 0 || costs[x] === least ? 0 : price * ((costs[x] ?? 0) - least),
  );
  let input: number[] = scaled(paid.map((cost) => (cost === Number.POSITIVE_INFINITY ? 0 : 1)));
  for (let iterations = 1; ; iterations++) {
    const output = mixture(channel, input);
    const worth = channel.map((row, x) => {
      const price = paid[x] ?? 0;
      return price === Number.POSITIVE_INFINITY ? -price : divergence(row, output) - price;
    });
    const most = worth.reduce((a, b) => Math.max(a, b));
    const reached = input.reduce((sum, p, x) => (p > 0 ? sum + p * (worth[x] ?? 0) : sum), 0);
    const gap = Math.max(0, most - reached);
    if (gap <= tolerance || iterations >= maxIterations) {
      const cost = input.reduce((sum, p, x) => sum + p * (costs[x] ?? 0), 0);
      return { input, cost, gap, iterations };
    }
    input = scaled(input.map((p, x) => p * Math.exp((worth[x] ?? 0) - most)));
  }
}

export interface RateSolution {
  /** q(y | x). */
  readonly channel: Rows;
  readonly distortion: number;
  /** By how much the rate plus `price` times the distortion may be less than reached, in nats. */
  readonly gap: number;
  readonly iterations: number;
}

/** The test channel that minimises information plus `price` times the distortion. R. E. Blahut, 1972. */
export function bestTestChannel(
  source: readonly number[],
  distortions: Rows,
  price: number,
  { tolerance, maxIterations }: SolverOptions,
): RateSolution {
  const [first = []] = distortions;
  // Counted from the best of each row, no row of them underflows as a whole.
  const weights = distortions.map((row) => {
    const least = row.reduce((a, b) => Math.min(a, b));
    return row.map((d) => (d === least ? 1 : Math.exp(-price * (d - least))));
  });
  let output: number[] = first.map(() => 1 / first.length);
  for (let iterations = 1; ; iterations++) {
    const channel = weights.map((row) => scaled(row.map((w, y) => w * (output[y] ?? 0))));
    const next = mixture(channel, source);
    const growth = next.map((q, y) => ((output[y] ?? 0) > 0 ? q / (output[y] ?? 1) : 0));
    const most = growth.reduce((a, b) => Math.max(a, b));
    const gained = next.reduce((sum, q, y) => sum + (q > 0 ? q * Math.log(growth[y] ?? 1) : 0), 0);
    const gap = Math.max(0, Math.log(most) - gained);
    if (gap <= tolerance || iterations >= maxIterations) {
      return { channel, distortion: expected(source, channel, distortions), gap, iterations };
    }
    output = next;
  }
}

/** Σ p(x) q(y | x) d(x, y). */
function expected(source: readonly number[], channel: Rows, distortions: Rows): number {
  return source.reduce(
    (sum, p, x) =>
      sum +
      p * (channel[x] ?? []).reduce((inner, q, y) => inner + (q > 0 ? q * (distortions[x]?.[y] ?? 0) : 0), 0),
    0,
  );
}

/** Σ p(x) W(y | x). */
function mixture(channel: Rows, input: readonly number[]): number[] {
  const [first = []] = channel;
  return first.map((_, y) => channel.reduce((sum, row, x) => sum + (input[x] ?? 0) * (row[y] ?? 0), 0));
}
