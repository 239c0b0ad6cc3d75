// A report as one page: plots, numbers and every raw sample, with nothing to fetch.

import { duration, magnitude, percent, threeDigits, together } from "./format.js";
import { casePlot, overallPlot } from "./plots.js";
import { type Report, type ReportedCase, type ReportedResult, toJson } from "./report.js";

export async function htmlOf(report: Report): Promise<string> {
  const { environment, contestants, overall, suite, command } = report;
  const cases = await Promise.all(report.cases.map(async (item) => caseSection(item, await casePlot(item))));
  const untimed = together(
    Object.entries(contestants).flatMap(([name, { untimed }]) =>
      untimed === undefined ? [] : [[name, untimed] as const],
    ),
  );
  const { cpu, cores, memoryGiB, system, node, v8, flags, date } = environment;
  const facts = [
    ["Date", date.slice(0, 16).replace("T", " ")],
    ["Processor", `${cpu}, ${cores} cores, ${memoryGiB} GiB`],
    ["System", system],
    ["Node", [node, `V8 ${v8}`, ...flags].join(", ")],
    ["Command", command],
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Surprisal: the suite ${escaped(suite)}</title>
<style>${style}</style>
<main>
<h1>The suite <em>${escaped(suite)}</em></h1>
<dl>${facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${escaped(text ?? "")}</dd></div>`).join("")}</dl>
${overall.length > 0 ? `<h2>All together</h2>${figure(await overallPlot(report), "Geometric means over the cases that both have right, with 95 % intervals. Right of the line: slower.")}` : ""}
<h2>Case by case</h2>
<p>A tick is a sample, the bar the middle half of them, the point the median. Each result was checked against float64
before it was timed; <span class="wrong">red</span> ones were wrong.</p>
${untimed.map((line) => `<p>Not timed: ${escaped(line)}.</p>\n`).join("")}<div class="cases">${cases.join("\n")}</div>
<h2>Who took part</h2>
${table(["contestant", "what it is", "versions and settings"], contestantRows(contestants))}
<h2>Raw data</h2>
<p><a download="bench.json" href="data:application/json;base64,${Buffer.from(toJson(report)).toString("base64")}">Everything
measured, each sample included (JSON)</a></p>
</main>
</html>
`;
}

function caseSection(item: ReportedCase, plot: string): string {
  const timed = item.results.filter(({ milliseconds }) => milliseconds !== undefined);
  const notes = item.results.flatMap((result) => {
    const note = noteOf(result);
    return note === undefined ? [] : [[result.contestant, note] as const];
  });
  return `<section>
<h3>${escaped(item.name)}</h3>
${figure(plot, escaped(together(notes).join("; ")))}
${timed.length > 0 ? table(["", "time", "×", "first", "read", "of roof", "error", "MB"], timed.map(numbersOf)) : ""}
</section>`;
}

/** What is to be said of a contestant without a time; of those that are never timed the reason stands before the cases. */
function noteOf({ status, reason, check }: ReportedResult): string | undefined {
  if (status === "untimed") return check && `${check.right ? "right" : "wrong result"}, untimed`;
  return status === "timed" || status === "missing" ? undefined : reason;
}

/** Median, ratio to the baseline, first call, call with its results read, part of the roof, error, memory. */
function numbersOf({
  contestant,
  milliseconds,
  ratio,
  first,
  read,
  ofRoof,
  check,
  memory,
}: ReportedResult): string[] {
  const least = (values: readonly number[] | undefined, show: (value: number) => string) =>
    values === undefined || values.length === 0 ? "" : show(Math.min(...values));
  const interval = ratio && ` title="95 %: ${threeDigits(ratio.low)} to ${threeDigits(ratio.high)}"`;
  return [
    escaped(contestant),
    duration(milliseconds?.median ?? Number.NaN),
    ratio === undefined ? "" : `<span${interval}>${threeDigits(ratio.ratio)}</span>`,
    least(first, duration),
    least(read, duration),
    ofRoof === undefined ? "" : percent(ofRoof),
    check === undefined ? "" : errorOf(check.errors, check.right),
    least(memory, (bytes) => (bytes / 1e6).toFixed(0)),
  ];
}

function errorOf(errors: readonly number[], right: boolean): string {
  const text = magnitude(Math.max(...errors));
  return right ? text : `<span class="wrong">wrong (${text})</span>`;
}

function contestantRows(contestants: Report["contestants"]): string[][] {
  return Object.entries(contestants).map(([name, { about, details, missing }]) => [
    escaped(name),
    escaped(about),
    escaped(
      missing ??
        Object.entries(details)
          .map(([key, value]) => `${key} ${value}`)
          .join(", "),
    ),
  ]);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<div class="table"><table><thead>${line(columns, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table></div>`;
}

const figure = (svg: string, caption: string): string =>
  `<figure>${svg}${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1d2330; --quiet: #5c6577; --line: #d9dde6; --accent: #2a6fdb; --wrong: #c62f2f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171e; --ink: #e6e9f0; --quiet: #9aa4b8; --line: #333a48; --accent: #7aaeff; --wrong: #ff7b72; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin-top: 2.5rem; }
dl { color: var(--quiet); margin: 0; }
dl div { display: flex; gap: 0.6rem; }
dt { flex: 0 0 5.5rem; }
dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
.cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 2rem 1.5rem; }
section { min-width: 0; }
figure { margin: 0; }
figure svg { max-width: 100%; height: auto; }
figcaption { color: var(--quiet); font-size: 0.85rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
th { color: var(--quiet); font-weight: normal; }
th, td { padding: 0.15rem 0.55rem 0.15rem 0; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
main > .table td, main > .table th { text-align: left; white-space: normal; }
a { color: var(--accent); }
.wrong { color: var(--wrong); }
`;
