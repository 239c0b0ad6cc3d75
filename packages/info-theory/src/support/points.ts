import { ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./operands.js";

/**
 * Samples of several variables, in one dtype: rows of points, [N, D]. A list of numbers is one of points on the line.
 */
export function samples<const N extends readonly string[]>(
  where: string,
  names: N,
  ...values: TensorLike[]
): { [K in keyof N]: Tensor } {
  return operands(where, ...values).map((x, i) => {
    if (x.rank === 1) return x.unsqueeze(-1);
    if (x.rank === 2) return x;
    throw new ShapeError(
      `${where}: ${names[i]} has the shape [${x.shape.join(", ")}]. Give points as rows, [N, D], or numbers, [N].`,
    );
  }) as unknown as { [K in keyof N]: Tensor };
}

/** Samples of several variables, row i of each belonging to the same sample. */
export function pairedSamples<const N extends readonly string[]>(
  where: string,
  names: N,
  ...values: TensorLike[]
): { [K in keyof N]: Tensor } {
  const all = samples(where, names, ...values);
  checkPaired(where, Object.fromEntries(names.map((name, i) => [name, all[i]?.shape[0] ?? 0])));
  return all;
}

/** Two samples of points of the same space, x and y. */
export function samplesOfOneSpace(
  where: string,
  x: TensorLike,
  y: TensorLike,
  least = 1,
): [x: Tensor, y: Tensor] {
  const [a, b] = samples(where, ["x", "y"], x, y);
  if (a.shape[1] !== b.shape[1]) {
    throw new ShapeError(
      `${where}: x has points of ${a.shape[1]} coordinates and y of ${b.shape[1]}. Both must lie in the same space.`,
    );
  }
  checkCount(where, "x", a, least);
  checkCount(where, "y", b, least);
  return [a, b];
}

/** Throws unless the points lie on a line. */
export function checkLine(where: string, name: string, x: Tensor): void {
  if (x.shape[1] === 1) return;
  throw new ShapeError(
    `${where}: ${name} has points of ${x.shape[1]} coordinates. Give numbers, [N]: there are too few samples to fill cells.`,
  );
}

/** Throws unless x and y hold the two halves of the same samples. */
export function checkPaired(where: string, lengths: { readonly [name: string]: number }): void {
  const [first, ...rest] = Object.entries(lengths);
  const other = rest.find(([, length]) => length !== first?.[1]);
  if (first === undefined || other === undefined) return;
  throw new ShapeError(
    `${where}: ${first[0]} has ${first[1]} samples and ${other[0]} ${other[1]}. Row i of each belongs to the same sample.`,
  );
}

/** Throws when there are fewer samples than the estimate needs. */
export function checkCount(where: string, name: string, x: Tensor, least: number, why = ""): void {
  const count = x.shape[0] ?? 0;
  if (count >= least) return;
  throw new ShapeError(`${where}: ${name} has ${count} samples, and needs ${least}${why}. Give more.`);
}

/** Squared Euclidean distances of each row of x from each of y: [N, M]. */
export function squaredDistances(x: Tensor, y: Tensor): Tensor {
  return x.unsqueeze(1).sub(y.unsqueeze(0)).square().sum(-1);
}
