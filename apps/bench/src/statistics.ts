import { randomLcg } from "d3-random";
import { interquartileRange, mean, median, min, quantile } from "simple-statistics";

/** Ratios closer to 1 than this are not worth a claim. */
const indifference = 1.05;
/** An interval wider than this says nothing, not even that two are alike. */
const widestTie = 1.5;
const resamples = 1000;

/** Samples of one measurement: rounds within fresh processes. */
export type Groups = readonly (readonly number[])[];

export interface Summary {
  readonly median: number;
  readonly iqr: number;
  readonly min: number;
  readonly samples: number;
}

/** Median, interquartile range and minimum of all samples. */
export function summarize(groups: Groups): Summary {
  const all = groups.flat();
  return { median: median(all), iqr: interquartileRange(all), min: min(all), samples: all.length };
}

export interface Ratio {
  readonly ratio: number;
  /** Bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** A tie unless the interval leaves out every ratio between 1/1.05 and 1.05; undecided where it is too wide. */
  readonly verdict: "slower" | "faster" | "tie" | "undecided";
}

/** How many times slower `a` is than `b`, from samples taken in pairs, one pair per round. */
export function pairedRatio(a: Groups, b: Groups): Ratio {
  return geometricMeanRatio([{ a, b }]);
}

/**
 * The geometric mean over cases of each case's paired ratio: the median over rounds of log(a / b). The interval comes
 * from a bootstrap that draws processes first and rounds within them, for rounds of one process resemble each other.
 */
export function geometricMeanRatio(cases: readonly { readonly a: Groups; readonly b: Groups }[]): Ratio {
  return bootstrap(cases.map(({ a, b }) => logRatios(a, b)));
}

/**
 * The ratio whose logarithm is the mean over cases of the median of `logs`, less that of `others`, which were measured
 * apart; with its interval.
 */
export function bootstrap(logs: readonly Groups[], others: readonly Groups[] = []): Ratio {
  const source = randomLcg(0.5);
  const middle = (cases: readonly Groups[]) =>
    cases.length === 0 ? 0 : mean(cases.map((groups) => median(groups.flat())));
  const redraw = (cases: readonly Groups[]) =>
    cases.map((groups) => draw(groups, source).map((rounds) => draw(rounds, source)));
  const drawn = Array.from({ length: resamples }, () => middle(redraw(logs)) - middle(redraw(others)));
  const low = Math.exp(quantile(drawn, 0.025));
  const high = Math.exp(quantile(drawn, 0.975));
  return { ratio: Math.exp(middle(logs) - middle(others)), low, high, verdict: verdictOf(low, high) };
}

function verdictOf(low: number, high: number): Ratio["verdict"] {
  if (low > indifference) return "slower";
  if (high < 1 / indifference) return "faster";
  return high / low < widestTie ? "tie" : "undecided";
}

function logRatios(a: Groups, b: Groups): number[][] {
  return a.map((samples, process) => {
    const others = b[process] ?? [];
    if (others.length !== samples.length) throw new Error("internal: the samples do not come in pairs");
    return samples.map((sample, round) => Math.log(sample / (others[round] ?? Number.NaN)));
  });
}

/** As many items as there are, drawn with replacement. */
function draw<T>(items: readonly T[], source: () => number): T[] {
  return items.map(() => items[Math.floor(source() * items.length)] as T);
}
