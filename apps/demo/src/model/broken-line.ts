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
  const jumps = jumpsIn(xs, ys);
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (let i = 0; i < xs.length; i++) {
    const point = { x: xs[i] ?? Number.NaN, y: ys[i] ?? Number.NaN };
    if (piece.length > 0 && (!Number.isFinite(point.y) || jumps(i))) {
      pieces.push(piece);
      piece = [];
    }
    if (Number.isFinite(point.y)) piece.push(point);
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

const muchMore = 20;

/**
 * Tells whether the function jumps between samples i − 1 and i: by much more than its steeper parts climb, and by much
 * more than it climbs on either side. Near a pole the sides climb likewise. Of two steps on a side the smaller counts,
 * since the larger may be a jump itself.
 */
function jumpsIn(xs: ArrayLike<number>, ys: ArrayLike<number>): (i: number) => boolean {
  const steps = Array.from(ys, (y, i) => Math.abs(y - (ys[i - 1] ?? y)));
  const finite = steps.filter(Number.isFinite).sort((a, b) => a - b);
  const spacing = Math.abs((xs[1] ?? 0) - (xs[0] ?? 0));
  const limit = muchMore * (spacing + (finite[Math.floor(finite.length * 0.9)] ?? 0));
  const around = (a: number, b: number) => Math.min(steps[a] ?? 0, steps[b] ?? 0);
  return (i) => {
    const step = steps[i] ?? 0;
    return step > limit && step > muchMore * around(i - 1, i - 2) && step > muchMore * around(i + 1, i + 2);
  };
}
