import type { styleText } from "node:util";
import Table from "cli-table3";
import type { CaseResult, Measurements } from "../measure.js";
import { baselineOf, overall, type Row, rowsOf } from "../results.js";
import type { Entry } from "../roster.js";
import type { Ratio } from "../statistics.js";
import { bytes, duration, magnitude, percent, threeDigits, together } from "./format.js";

/** Colours a text, or leaves it alone where the output is no terminal. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Errors above this deserve a second look, though float32 may be to blame. */
const suspicious = 1e-5;

/** A line per loss and size; the name stands where it changes. */
export function lossTable(results: readonly CaseResult[], paint: Paint): string {
  const table = plainTable(
    [35, 5, 9, 8, 8, 8, 6],
    ["left", "right", "right", "right", "right", "right", "right"],
  );
  table.push(header(["loss", "n", "time", "spread", "ns/elem", "of roof", "error"], paint));
  let previous = "";
  for (const result of results) {
    const [name = "", size = ""] = result.case.name.split(" ");
    const row = rowsOf(result).find(({ entry }) => entry.role !== "roofline");
    if (row === undefined) continue;
    const label = name === previous ? "" : paint("bold", name);
    previous = name;
    table.push([label, size, ...figures(row, result, paint)]);
  }
  return withoutTrailingSpace(table.toString());
}

/** What a table shows beside the time: what an element costs, what a call costs by itself, or how much it has a GPU do. */
export type Costs = "element" | "call" | "dispatches";

/** A case with a line per contestant. */
export function caseTable(result: CaseResult, paint: Paint, costs: Costs = "element"): string {
  const { name, work } = result.case;
  const baseline = baselineOf([...result.outcomes.keys()]);
  const perElement = [work.flops === undefined ? "ns/elem" : "GFLOP/s", "of roof"];
  const table = plainTable(
    [nameWidth([...result.outcomes.keys()]), 9, 8, 8, 8, 6, 26],
    ["left", "right", "right", "right", "right", "right", "left"],
  );
  table.push(
    header(
      [
        "",
        "time",
        "spread",
        ...(costs === "call" ? ["first", "read"] : costs === "element" ? perElement : ["kernels", "of roof"]),
        "error",
        ` ${baseline?.name ?? ""} is`,
      ],
      paint,
    ),
  );
  for (const row of rowsOf(result)) {
    const cells = figures(row, result, paint);
    if (costs === "call") cells.splice(2, 2, ...callCosts(row));
    if (costs === "dispatches") cells.splice(2, 1, dispatches(row));
    table.push([row.entry.name, ...cells, ` ${comparison(row, paint)}`]);
  }
  const title = `${paint("bold", name)}  ${paint("dim", `${bytes(work.bytes)} to move`)}`;
  return `${title}\n${withoutTrailingSpace(table.toString())}${reasons(result, paint)}\n`;
}

/** The closing lines of a comparison: geometric means against the baseline. */
export function overallTable({ results }: Pick<Measurements, "results">, paint: Paint): string {
  const rows = overall(results);
  const baseline = baselineOf([...(results[0]?.outcomes.keys() ?? [])]);
  if (rows.length === 0 || baseline === undefined) return "";
  const table = plainTable([nameWidth(rows.map(({ entry }) => entry)), 32, 6], ["left", "left", "right"]);
  table.push(header(["", `${baseline.name} is`, "cases"], paint));
  for (const { entry, cases, ratio } of rows) {
    table.push([entry.name, verdict(ratio, paint), String(cases)]);
  }
  const title = `${paint("bold", "All together")}  ${paint("dim", "geometric mean over the cases that both have right")}`;
  return `${title}\n${withoutTrailingSpace(table.toString())}`;
}

/** Who took part, in which version and with which settings; and who did not, and what to do about it. */
export function contestantList(
  { results, details }: Pick<Measurements, "results" | "details">,
  paint: Paint,
): string {
  const outcomes = [...(results[0]?.outcomes ?? [])];
  const width = nameWidth(outcomes.map(([entry]) => entry));
  const lines = outcomes.map(([entry, outcome]) => {
    const settings = Object.entries(details.get(entry) ?? {}).map(([key, value]) => `${key} ${value}`);
    const state = outcome.status === "missing" ? [`missing: ${outcome.reason}`] : settings;
    return `${entry.name.padEnd(width + 1)}${[entry.about, ...state].join(", ")}`;
  });
  return paint("dim", lines.join("\n"));
}

const nameWidth = (entries: readonly Entry[]) => Math.max(15, ...entries.map(({ name }) => name.length + 2));

/** Time, spread, rate, part of the copy's speed, error. */
function figures({ summary, error, ofRoof }: Row, { case: item }: CaseResult, paint: Paint): string[] {
  const exactness =
    error === undefined ? "" : paint(error > suspicious ? "yellow" : "reset", magnitude(error));
  if (summary === undefined) return ["–", "", "", "", exactness];
  const { median, iqr } = summary;
  const { flops } = item.work;
  const rate = flops === undefined ? (median * 1e6) / item.elements : flops / median / 1e6;
  return [
    duration(median),
    paint("dim", `±${((50 * iqr) / median).toFixed(0)} %`),
    threeDigits(rate),
    ofRoof === undefined ? "" : percent(ofRoof),
    exactness,
  ];
}

/** Kernels that a call has a GPU run. */
function dispatches({ outcome }: Row): string {
  return "dispatches" in outcome && outcome.dispatches !== undefined ? String(outcome.dispatches) : "";
}

/** The first call, and one whose results are read. */
function callCosts({ outcome }: Row): string[] {
  if (outcome.status !== "timed") return ["", ""];
  return [outcome.first, outcome.read].map((times) =>
    times.length === 0 ? "" : duration(Math.min(...times)),
  );
}

function comparison({ outcome, ratio }: Row, paint: Paint): string {
  if (outcome.status === "untimed" && outcome.check?.right) return paint("dim", "right, untimed");
  if (outcome.status !== "timed" && outcome.status !== "untimed") return paint("dim", outcome.status);
  if (outcome.check?.right === false) return paint("red", "wrong result");
  return ratio === undefined ? "" : verdict(ratio, paint);
}

/** The contestant's ratio, told from the baseline's side. */
function verdict({ ratio, low, high, verdict }: Ratio, paint: Paint): string {
  const interval = (a: number, b: number) => paint("dim", `${threeDigits(a)}–${threeDigits(b)}`);
  if (verdict === "slower")
    return `${paint("green", `${threeDigits(ratio)}× faster`)} ${interval(low, high)}`;
  if (verdict === "faster") {
    return `${paint("red", `${threeDigits(1 / ratio)}× slower`)} ${interval(1 / high, 1 / low)}`;
  }
  return `${verdict} ${interval(low, high)}`;
}

/** Why some contestants have no time, a line for each reason; why some never have one is said before the tables. */
function reasons({ outcomes }: CaseResult, paint: Paint): string {
  const said = [...outcomes].flatMap(([{ name }, outcome]) =>
    outcome.status === "unsupported" || outcome.status === "failed" ? [[name, outcome.reason] as const] : [],
  );
  return together(said)
    .map((line) => `\n${paint("dim", line)}`)
    .join("");
}

/** Why nothing of some contestants is timed, before the tables. */
export function untimedNotes(untimed: ReadonlyMap<Entry, string>, paint: Paint): string {
  const lines = together([...untimed].map(([{ name }, reason]) => [name, reason]));
  return lines.map((line) => `${paint("dim", line)}\n`).join("");
}

export function header(titles: readonly string[], paint: Paint): string[] {
  return titles.map((title) => paint("dim", title));
}

/** Columns set apart by space alone. */
export function plainTable(colWidths: number[], colAligns: ("left" | "right")[]) {
  const none = [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
  ];
  const inner = ["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"];
  return new Table({
    chars: Object.fromEntries([...none, ...inner].map((part) => [part, ""])),
    style: { "padding-left": 0, "padding-right": 1, head: [], border: [] },
    colWidths,
    colAligns,
  });
}

export const withoutTrailingSpace = (text: string) => text.replace(/ +$/gm, "");
