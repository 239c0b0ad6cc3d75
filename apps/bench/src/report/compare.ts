// Two reports of one suite: what got slower or faster between them, beyond what machine and chance do.

import { bootstrap, type Groups, type Ratio } from "../statistics.js";
import { percent, threeDigits } from "./format.js";
import type { Report, ReportedCase } from "./report.js";

export interface Change {
  readonly contestant: string;
  /** The case; undefined for the geometric mean over all. */
  readonly name: string | undefined;
  /** Time now over time then, relative to those of the others in the same rounds. */
  readonly ratio: Ratio;
}

export interface Comparison {
  /** Those whose interval leaves out every change of less than five percent. */
  readonly changes: readonly Change[];
  /** How many ratios against the baseline both reports have, and in how many of them the intervals meet. */
  readonly ratios: number;
  readonly agreeing: number;
}

/**
 * Holds `now` against `then`. No machine is the same twice, so each contestant is measured by the others that ran beside it,
 * round by round, and what changed for all of them is no change.
 */
export function compareReports(then: Report, now: Report): Comparison {
  const pairs = now.cases.flatMap((current) => {
    const before = then.cases.find(({ name }) => name === current.name);
    return before === undefined ? [] : [{ before, current }];
  });
  const names = [...new Set(now.cases.flatMap(({ results }) => results.map(({ contestant }) => contestant)))];
  const changes = names
    .filter((name) => name !== "roofline")
    .flatMap((contestant) => {
      const cases = pairs.flatMap(({ before, current }) => {
        const logs = relativeLogs(before, current, contestant);
        return logs === undefined ? [] : [{ name: current.name, ...logs }];
      });
      const single = cases.map(({ name, now, then }) => ({
        contestant,
        name,
        ratio: bootstrap([now], [then]),
      }));
      const all = bootstrap(
        cases.map(({ now }) => now),
        cases.map(({ then }) => then),
      );
      return cases.length > 1 ? [...single, { contestant, name: undefined, ratio: all }] : single;
    })
    .filter(({ ratio }) => ratio.verdict === "slower" || ratio.verdict === "faster");
  const ratios = pairs.flatMap(({ before, current }) =>
    current.results.flatMap(({ contestant, ratio }) => {
      const earlier = before.results.find((result) => result.contestant === contestant)?.ratio;
      return ratio === undefined || earlier === undefined ? [] : [[earlier, ratio] as const];
    }),
  );
  const meeting = ratios.filter(([a, b]) => a.low <= b.high && b.low <= a.high);
  return { changes, ratios: ratios.length, agreeing: meeting.length };
}

/** The logarithm of a contestant's time over the geometric mean of the others', round by round, then and now. */
function relativeLogs(
  before: ReportedCase,
  current: ReportedCase,
  contestant: string,
): { now: Groups; then: Groups } | undefined {
  const [old, recent] = [timesOf(before), timesOf(current)];
  const common = [...recent.keys()].filter((name) => old.has(name));
  const peers = common.filter((name) => name !== contestant && name !== "roofline");
  const others = peers.length > 0 ? peers : common.filter((name) => name !== contestant);
  const [then, now] = [relative(old, contestant, others), relative(recent, contestant, others)];
  return then === undefined || now === undefined ? undefined : { then, now };
}

function timesOf({ results }: ReportedCase): Map<string, Groups> {
  return new Map(results.flatMap(({ contestant, samples }) => (samples ? [[contestant, samples]] : [])));
}

function relative(
  times: Map<string, Groups>,
  contestant: string,
  others: readonly string[],
): Groups | undefined {
  return times.get(contestant)?.map((rounds, process) =>
    rounds.map((time, round) => {
      const logs = others.map((name) => Math.log(times.get(name)?.[process]?.[round] ?? Number.NaN));
      const known = logs.filter((log) => !Number.isNaN(log));
      const mean = known.reduce((sum, log) => sum + log, 0) / Math.max(1, known.length);
      return Math.log(time) - mean;
    }),
  );
}

/** What `--compare` prints, and whether something of ours got slower. */
export function describeComparison({ changes, ratios, agreeing }: Comparison, own: ReadonlySet<string>) {
  const lines = changes.map(({ contestant, name, ratio: { ratio, low, high, verdict } }) => {
    const size = verdict === "slower" ? ratio - 1 : 1 - ratio;
    const range = `${threeDigits(low)}–${threeDigits(high)} times the time`;
    return `${contestant.padEnd(14)}${(name ?? "over all cases").padEnd(36)}${percent(size)} ${verdict} (${range})`;
  });
  const agreement = `${agreeing} of ${ratios} ratios agree within their intervals.`;
  return {
    text: [...(lines.length > 0 ? lines : ["Nothing got slower or faster beyond noise."]), agreement].join(
      "\n",
    ),
    regressed: changes.some(({ contestant, ratio }) => own.has(contestant) && ratio.verdict === "slower"),
  };
}
