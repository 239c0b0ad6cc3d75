/** A derivative found by differences, and how far its two best estimates lie apart. */
export interface NumericalDerivative {
  readonly value: number;
  readonly spread: number;
}

/**
 * The derivative of `f` at `x` by central differences over shrinking steps, extrapolated to step 0 (Ridders 1982). The
 * pair of neighbouring estimates that agree best wins, so a first step that leaves the domain, or crosses a kink, does
 * no harm: its NaN, or its disagreement, is passed over.
 */
export async function numericalDerivative(
  f: (x: number) => Promise<number>,
  x: number,
  firstStep: number = Math.max(Math.abs(x), 0.1) * 0.1,
): Promise<NumericalDerivative> {
  const shrink = 2;
  let best: NumericalDerivative = { value: Number.NaN, spread: Number.POSITIVE_INFINITY };
  let previous: number[] = [];
  for (let i = 0, step = firstStep; i < 12; i++, step /= shrink) {
    const [above, below] = [x + step, x - step];
    const row = [((await f(above)) - (await f(below))) / (above - below)];
    for (let k = 1, factor = shrink ** 2; k <= previous.length; k++, factor *= shrink ** 2) {
      const [fine, coarse] = [row[k - 1] as number, previous[k - 1] as number];
      row.push((fine * factor - coarse) / (factor - 1));
      const value = row[k] as number;
      const spread = Math.max(Math.abs(value - fine), Math.abs(value - coarse));
      if (spread < best.spread) best = { value, spread };
    }
    previous = row;
    if (best.spread <= 1e-11 * Math.abs(best.value)) break;
    // Past the best step, rounding takes over and every estimate is worse.
    const last = row.at(-1) as number;
    if (Math.abs(last - best.value) > 100 * best.spread && best.spread < 1e-9 * Math.abs(best.value)) break;
  }
  return best;
}
