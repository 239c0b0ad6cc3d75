/** A point of a curve, in the units of the data. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Cuts a sampled function where it jumps, so that a kink's gradient is not drawn as a steep slope. A sample between two
 * jumps, such as the subgradient 0 of |x| at 0, becomes a piece of its own; samples that are not finite are left out.
 */
export function brokenLine(xs: ArrayLike<number>, ys: ArrayLike<number>): Point[][] {
  const limit = largestStep(xs, ys);
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (let i = 0; i < xs.length; i++) {
    const point = { x: xs[i] ?? Number.NaN, y: ys[i] ?? Number.NaN };
    const last = piece.at(-1);
    if (last && (!Number.isFinite(point.y) || Math.abs(point.y - last.y) > limit)) {
      pieces.push(piece);
      piece = [];
    }
    if (Number.isFinite(point.y)) piece.push(point);
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

/** The largest change between samples that a continuous curve would show: many times that of its steeper parts. */
function largestStep(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const spacing = Math.abs((xs[1] ?? 0) - (xs[0] ?? 0));
  const slopes: number[] = [];
  for (let i = 1; i < ys.length; i++) {
    const slope = Math.abs((ys[i] ?? 0) - (ys[i - 1] ?? 0)) / spacing;
    if (Number.isFinite(slope)) slopes.push(slope);
  }
  slopes.sort((a, b) => a - b);
  return 20 * spacing * (1 + (slopes[Math.floor(slopes.length * 0.9)] ?? 0));
}
