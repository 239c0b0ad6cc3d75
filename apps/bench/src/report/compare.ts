// Two reports of one suite: what got slower or faster between them, beyond what machine and chance do.

import { mean, median } from "simple-statistics";
import { differenceInterval, type Interval, indifference, meanInterval, medians } from "../statistics.js";
import { percent, threeDigits } from "./format.js";
import type { Report, ReportedCase } from "./report.js";

export interface Change {
  readonly contestant: string;
  /** The case; undefined for the geometric mean over all. */
  readonly name: string | undefined;
  /** Time now over time then, relative to those of the others; its interval allows for the number of tests. */
  readonly ratio: Interval;
  readonly verdict: "slower" | "faster";
}

export interface Comparison {
  /** Changes of five percent or more that are not chance. */
  readonly changes: readonly Change[];
  /** How many changes could be told from chance at all: a single start of a single case tells of none. */
  readonly tests: number;
  /** How many ratios against the baseline both reports have, and in how many of them the intervals meet. */
  readonly ratios: number;
  readonly agreeing: number;
}

interface Test {
  readonly contestant: string;
  readonly name: string | undefined;
  interval(confidence: number): Interval;
}

/**
 * Holds `now` against `then`. No machine is the same twice, so each contestant is measured by the others that ran beside
 * it, and what changed for all of them is no change. Among many tests some are remarkable by chance, so the chance of
 * error is divided among those of single cases, and again among those over all cases (Bonferroni).
 */
export function compareReports(then: Report, now: Report): Comparison {
  const pairs = now.cases.flatMap((current) => {
    const before = then.cases.find(({ name }) => name === current.name);
    return before === undefined ? [] : [{ before, current }];
  });
  const relatives = pairs.flatMap(({ before, current }) => relativesOf(before, current));
  const single = relatives
    .filter(({ before, after }) => before.length + after.length > 2)
    .map(
      ({ contestant, name, before, after }): Test => ({
        contestant,
        name,
        interval: (confidence) => differenceInterval(before, after, confidence),
      }),
    );
  const names = [...new Set(relatives.map(({ contestant }) => contestant))];
  const overall = names.flatMap((contestant): Test[] => {
    const cases = relatives.filter((relative) => relative.contestant === contestant);
    if (cases.length < 2) return [];
    const changes = cases.map(({ before, after }) => mean(after) - mean(before));
    return [{ contestant, name: undefined, interval: (confidence) => meanInterval(changes, confidence) }];
  });
  const ratios = pairs.flatMap(({ before, current }) =>
    current.results.flatMap(({ contestant, ratio }) => {
      const earlier = before.results.find((result) => result.contestant === contestant)?.ratio;
      return ratio === undefined || earlier === undefined ? [] : [[earlier, ratio] as const];
    }),
  );
  const meeting = ratios.filter(([a, b]) => a.low <= b.high && b.low <= a.high);
  return {
    changes: [...changesAmong(overall), ...changesAmong(single)],
    tests: overall.length + single.length,
    ratios: ratios.length,
    agreeing: meeting.length,
  };
}

function changesAmong(tests: readonly Test[]): Change[] {
  return tests.flatMap(({ contestant, name, interval }): Change[] => {
    const ratio = interval(1 - 0.05 / tests.length);
    if (ratio.low > 1 && ratio.ratio >= indifference) return [{ contestant, name, ratio, verdict: "slower" }];
    if (ratio.high < 1 && ratio.ratio <= 1 / indifference)
      return [{ contestant, name, ratio, verdict: "faster" }];
    return [];
  });
}

/** Logarithms of times over what the others say of the machine, one for each start. */
interface Relative {
  readonly contestant: string;
  readonly name: string;
  readonly before: number[];
  readonly after: number[];
}

function relativesOf(before: ReportedCase, current: ReportedCase): Relative[] {
  const [old, recent] = [timesOf(before), timesOf(current)];
  const common = [...recent.keys()].filter((name) => old.has(name));
  return common
    .filter((contestant) => contestant !== "roofline")
    .map((contestant) => {
      const others = common.filter((name) => name !== contestant);
      const relative = (times: Times) =>
        (times.get(contestant) ?? []).map((time, start) => time - machine(times, old, others, start));
      return { contestant, name: current.name, before: relative(old), after: relative(recent) };
    });
}

/** Logarithms of times by contestant, one for each start. */
type Times = ReadonlyMap<string, readonly number[]>;

function timesOf({ results }: ReportedCase): Times {
  return new Map(
    results.flatMap(({ contestant, samples }) =>
      samples ? [[contestant, medians(samples).map(Math.log)]] : [],
    ),
  );
}

/** By how much the machine was slower in a start than in the earlier report: the median, for some others change too. */
function machine(times: Times, old: Times, others: readonly string[], start: number): number {
  const changes = others.flatMap((name) => {
    const time = times.get(name)?.[start];
    return time === undefined ? [] : [time - mean([...(old.get(name) ?? [])])];
  });
  return changes.length === 0 ? 0 : median(changes);
}

/** What `--compare` prints, and whether something of ours got slower. */
export function describeComparison(
  { changes, tests, ratios, agreeing }: Comparison,
  own: ReadonlySet<string>,
) {
  const lines = changes.map(({ contestant, name, ratio: { ratio, low, high }, verdict }) => {
    const size = verdict === "slower" ? ratio - 1 : 1 - ratio;
    const range = `${threeDigits(low)}–${threeDigits(high)} times the time`;
    return `${contestant.padEnd(14)}${(name ?? "over all cases").padEnd(36)}${percent(size)} ${verdict} (${range})`;
  });
  const none =
    tests > 0
      ? "Nothing got slower or faster beyond noise."
      : "A single start of a single case tells nothing of changes: give both runs --processes 3 or more cases.";
  const agreement = `${agreeing} of ${ratios} ratios agree within their intervals.`;
  return {
    text: [...(lines.length > 0 ? lines : [none]), agreement].join("\n"),
    regressed: changes.some(({ contestant, verdict }) => own.has(contestant) && verdict === "slower"),
  };
}
