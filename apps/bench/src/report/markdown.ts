// A report as Markdown: a line per case, a column per contestant.

import { markdownTable } from "markdown-table";
import { duration, threeDigits } from "./format.js";
import type { Report, ReportedCase, ReportedResult } from "./report.js";

/**
 * Times of each case, and beside them how many times as long as the first contestant's.
 *
 * @param names contestants and their order; default all that were timed, without the roofline
 */
export function markdownOf(report: Report, names: readonly string[] = timedIn(report)): string {
  const [first = ""] = names;
  const rows = report.cases.map((item) => [item.name, ...names.map((name) => cellOf(item, name, first))]);
  const means = new Map(
    report.overall.map(({ contestant, ratio }) => [contestant, `${threeDigits(ratio.ratio)}×`]),
  );
  // The means of a report are against its own baseline.
  const last =
    first === timedIn(report)[0]
      ? [["geometric mean", "", ...names.slice(1).map((name) => means.get(name) ?? "")]]
      : [];
  return markdownTable([["", ...names], ...rows, ...last], { align: ["l", ...names.map(() => "r")] });
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
