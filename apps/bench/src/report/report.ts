// What a run found, as plain data: what `--json` writes, and what every other form of the results is made from.

import type { Check } from "../check.js";
import type { Environment } from "../environment.js";
import type { CaseResult, Measurements, Outcome } from "../measure.js";
import type { Options } from "../options.js";
import type { Task, Work } from "../protocol.js";
import { overall, rowsOf } from "../results.js";
import type { Ratio, Summary } from "../statistics.js";

export interface Report {
  readonly format: 2;
  readonly suite: string;
  /** How to run it again. */
  readonly command: string;
  readonly environment: Environment;
  /** Versions and settings, by contestant. */
  readonly contestants: Readonly<Record<string, Contestant>>;
  readonly cases: readonly ReportedCase[];
  /** Geometric means over the cases that a contestant and the baseline both have right. */
  readonly overall: readonly { readonly contestant: string; readonly cases: number; readonly ratio: Ratio }[];
}

export interface Contestant {
  readonly about: string;
  readonly details: Readonly<Record<string, string>>;
  /** Why it did not take part. */
  readonly missing?: string;
  /** Why its times would mean nothing. */
  readonly untimed?: string;
}

export interface ReportedCase {
  readonly name: string;
  readonly task: Task;
  readonly elements: number;
  readonly work: Work;
  readonly results: readonly ReportedResult[];
}

/** Times are in milliseconds, and there for what was timed. */
export interface ReportedResult {
  readonly contestant: string;
  readonly status: Outcome["status"];
  readonly reason?: string;
  readonly check?: Check;
  readonly calls?: number;
  readonly samples?: readonly (readonly number[])[];
  readonly first?: readonly number[];
  readonly read?: readonly number[];
  readonly memory?: readonly number[];
  readonly dispatches?: number;
  readonly milliseconds?: Summary;
  readonly ofRoof?: number;
  readonly ratio?: Ratio;
}

export function makeReport(
  { suite }: Options,
  command: string,
  environment: Environment,
  measurements: Measurements,
): Report {
  const { results, details, untimed } = measurements;
  const entries = [...(results[0]?.outcomes ?? [])];
  return {
    format: 2,
    suite,
    command,
    environment,
    contestants: Object.fromEntries(
      entries.map(([entry, outcome]): [string, Contestant] => {
        const reason = untimed.get(entry);
        return [
          entry.name,
          {
            about: entry.about,
            details: details.get(entry) ?? {},
            ...(outcome.status === "missing" && { missing: outcome.reason }),
            ...(reason !== undefined && { untimed: reason }),
          },
        ];
      }),
    ),
    cases: results.map(reportCase),
    overall: overall(results).map(({ entry, ...rest }) => ({ contestant: entry.name, ...rest })),
  };
}

function reportCase(result: CaseResult): ReportedCase {
  const { name, task, elements, work } = result.case;
  return {
    name,
    task,
    elements,
    work,
    results: rowsOf(result).map(({ entry, outcome, summary, ofRoof, ratio }) => ({
      contestant: entry.name,
      ...outcome,
      ...(summary && { milliseconds: summary }),
      ...(ofRoof !== undefined && { ofRoof }),
      ...(ratio && { ratio }),
    })),
  };
}

/** JSON has no infinities and no NaN; they are spelled out. */
export function toJson(data: unknown, space?: number): string {
  const spelled = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return JSON.stringify(data, spelled, space);
}
