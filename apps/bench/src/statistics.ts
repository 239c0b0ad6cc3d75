/// <reference path="./jstat.d.ts" />

import jstat from "jstat";
import { interquartileRange, mean, median, min, sampleVariance } from "simple-statistics";

/** Ratios closer to 1 than this are not worth a claim. */
export const indifference = 1.05;
/** An interval wider than this says nothing, not even that two are alike. */
const widestTie = 1.5;

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

export interface Interval {
  readonly ratio: number;
  /** Bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface Ratio extends Interval {
  /** A tie unless the interval leaves out every ratio between 1/1.05 and 1.05; undecided where it is too wide. */
  readonly verdict: "slower" | "faster" | "tie" | "undecided";
}

/** How many times slower `a` is than `b`, from samples taken in pairs, one pair per round. */
export function pairedRatio(a: Groups, b: Groups): Ratio {
  return geometricMeanRatio([{ a, b }]);
}

/**
 * The geometric mean over cases of each case's paired ratio, with its t-interval over fresh processes: starts of one
 * contestant differ more than its rounds do, so more rounds cannot make up for fewer starts.
 */
export function geometricMeanRatio(cases: readonly { readonly a: Groups; readonly b: Groups }[]): Ratio {
  const logs = cases.map(({ a, b }) => independent(logRatios(a, b)));
  // Patience may have left cases of a single process with different numbers of rounds.
  const count = Math.min(...logs.map(({ length }) => length));
  const means = Array.from({ length: count }, (_, i) => mean(logs.map((values) => values[i] as number)));
  const interval = meanInterval(means);
  return { ...interval, verdict: verdictOf(interval) };
}

/** A value for each process: the median of its rounds. A single process has only its rounds to tell how it scatters. */
function independent(groups: Groups): readonly number[] {
  const [only = []] = groups;
  return groups.length > 1 ? medians(groups) : only;
}

export const medians = (groups: Groups): number[] => groups.map((rounds) => median([...rounds]));

/** The ratio whose logarithm is the mean of `logs`, with its t-interval; without bounds where there is but one. */
export function meanInterval(logs: readonly number[], confidence = 0.95): Interval {
  const freedom = logs.length - 1;
  const variance = freedom > 0 ? sampleVariance([...logs]) / logs.length : Number.NaN;
  return interval(mean([...logs]), variance, freedom, confidence);
}

/** The ratio whose logarithm is the mean of `now` less that of `then`, which scatter alike; with its t-interval. */
export function differenceInterval(
  then: readonly number[],
  now: readonly number[],
  confidence = 0.95,
): Interval {
  const freedom = then.length + now.length - 2;
  const squares = [then, now].map((logs) => logs.reduce((sum, log) => sum + (log - mean([...logs])) ** 2, 0));
  const variance = ((squares[0] ?? 0) + (squares[1] ?? 0)) / freedom;
  const ofMeans = variance * (1 / then.length + 1 / now.length);
  return interval(mean([...now]) - mean([...then]), ofMeans, freedom, confidence);
}

function interval(centre: number, variance: number, freedom: number, confidence: number): Interval {
  const reach =
    freedom > 0
      ? jstat.studentt.inv((1 + confidence) / 2, freedom) * Math.sqrt(variance)
      : Number.POSITIVE_INFINITY;
  return { ratio: Math.exp(centre), low: Math.exp(centre - reach), high: Math.exp(centre + reach) };
}

function verdictOf({ low, high }: Interval): Ratio["verdict"] {
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
