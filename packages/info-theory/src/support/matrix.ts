import { ShapeError, type Tensor, ValueError } from "@surprisal/tensor";

/** Rows of numbers on the host. */
export type Rows = readonly (readonly number[])[];

/** A table of two axes as rows. */
export function rowsOf(where: string, name: string, x: Tensor, what: string): Rows {
  if (x.rank === 2 && x.size > 0) return x.arraySync() as number[][];
  throw new ShapeError(`${where}: ${name} [${x.shape.join(", ")}] must be a table of two axes: ${what}.`);
}

/** Throws unless each row is a distribution. */
export function checkRows(where: string, rows: Rows, what: string): void {
  for (const [i, row] of rows.entries()) {
    const sum = row.reduce((total, p) => total + p, 0);
    if (row.every((p) => p >= 0) && Math.abs(sum - 1) <= 1e-6) continue;
    throw new ValueError(
      `${where}: row ${i} is [${row.join(", ")}], with sum ${sum}, but ${what}. Divide each row by its sum.`,
    );
  }
}

/** Divided by their sum. */
export function scaled(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** Kullback–Leibler divergence, in nats. */
export function divergence(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, x, i) => sum + (x > 0 ? x * Math.log(x / (q[i] ?? 0)) : 0), 0);
}

/**
 * The place above 0, to ten digits, where a function that falls goes below `level`: by halving, from where it first is
 * below at doublings of `unit`.
 */
export function whereFalling(f: (s: number) => number, level: number, unit: number): number {
  let [low, high] = [0, unit];
  while (f(high) > level && high < 1e12 * unit) high *= 2;
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2;
    if (f(middle) > level) low = middle;
    else high = middle;
  }
  return high;
}
