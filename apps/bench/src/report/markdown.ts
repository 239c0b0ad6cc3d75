// A report as Markdown: a line per case, a column per contestant.

import { markdownTable } from "markdown-table";
import { duration, threeDigits } from "./format.js";
import type { Report, ReportedCase, ReportedResult } from "./report.js";

export interface TableOptions {
  /** Contestants and their order; default all that were timed, without the roofline. */
  readonly contestants?: readonly string[];
  /** Cases; default all. */
  readonly cases?: readonly string[];
}

/** Times of each case, and beside the others' how many times faster the first contestant is. */
export function markdownOf(report: Report, options: TableOptions = {}): string {
  const names = options.contestants ?? timedIn(report);
  const cases = report.cases.filter(({ name }) => options.cases?.includes(name) ?? true);
  const [first = ""] = names;
  const rows = cases.map((item) => [item.name, ...names.map((name) => cellOf(item, name, first))]);
  const means = report.overall.map(
    ({ contestant, ratio }) => [contestant, `${threeDigits(ratio.ratio)}×`] as const,
  );
  const last =
    cases.length === report.cases.length && first === baseline(report)
      ? [["geometric mean", "", ...names.slice(1).map((name) => new Map(means).get(name) ?? "")]]
      : [];
  return markdownTable([["", ...names], ...rows, ...last], {
    align: ["l", ...names.map(() => "r")],
  });
}

/** The machine, the versions and the command: what figures are worth nothing without. */
export function provenance(
  { environment, command, contestants }: Pick<Report, "environment" | "command" | "contestants">,
  names: readonly string[] = Object.keys(contestants),
): string {
  const { cpu, cores, node, date } = environment;
  const versions = names.flatMap((name) => {
    const version = contestants[name]?.details.version;
    return version === undefined ? [] : [`${name} ${version}`];
  });
  const peers = versions.length > 0 ? `; ${versions.join(", ")}` : "";
  return `${cpu}, ${cores} cores, Node ${node}${peers}; ${date.slice(0, 10)}, \`${command}\`.`;
}

const baseline = (report: Report) => timedIn(report)[0];

function timedIn({ cases }: Report): string[] {
  const names = cases.flatMap(({ results }) =>
    results.filter(({ status }) => status === "timed").map(({ contestant }) => contestant),
  );
  return [...new Set(names)].filter((name) => name !== "roofline");
}

function cellOf({ results }: ReportedCase, name: string, first: string): string {
  const of = (wanted: string) => results.find(({ contestant }) => contestant === wanted);
  const result = of(name);
  if (result?.milliseconds === undefined) return "–";
  const time = duration(result.milliseconds.median);
  if (result.check?.right === false) return `${time} (wrong)`;
  return name === first ? time : `${time}${times(result, of(first))}`;
}

function times(result: ReportedResult, first: ReportedResult | undefined): string {
  if (result.milliseconds === undefined || first?.milliseconds === undefined) return "";
  const ratio = result.ratio?.ratio ?? result.milliseconds.median / first.milliseconds.median;
  return ` (${threeDigits(ratio)}×)`;
}
