// The committed results as the tables that READMEs quote.

import { existsSync, readFileSync } from "node:fs";
import { markdownTable } from "markdown-table";
import type { AccuracyRun } from "../accuracy-suite.js";
import type { Environment } from "../environment.js";
import type { Size } from "../size-suite.js";
import { bytes } from "./format.js";
import { markdownOf, provenance } from "./markdown.js";
import { figure } from "./plain-tables.js";
import type { Report } from "./report.js";

interface Run {
  readonly command: string;
  readonly environment: Environment;
}

const tables: Readonly<Record<string, (data: never) => string>> = {
  peers: (report: Report) => markdownOf(report, peers(report)) + source(report, peers(report)),
  info: (report: Report) => markdownOf(report) + source(report),
  accuracy: (run: AccuracyRun & Run) => accuracyMarkdown(run) + sourceOf(run, run.details),
  size: (run: { readonly sizes: readonly Size[] } & Run) => sizeMarkdown(run.sizes) + sourceOf(run, {}),
};

/** One thread against one. */
const peers = ({ contestants }: Report) =>
  ["compiled", "pytorch", "jax-js", "tfjs", "plain-js"].filter((name) => name in contestants);

const folder = new URL("../../results/", import.meta.url);
const begin = (name: string) => `<!-- results: ${name} -->`;
const end = "<!-- /results -->";

/** A text with the tables between its marks brought up to date: `<!-- results: peers -->` … `<!-- /results -->`. */
export function withResults(text: string): string {
  return Object.keys(tables).reduce((current, name) => {
    const from = current.indexOf(begin(name));
    if (from < 0) return current;
    const to = current.indexOf(end, from);
    if (to < 0) throw new Error(`A text has "${begin(name)}" but no "${end}" after it.`);
    return `${current.slice(0, from)}${begin(name)}\n\n${tableOf(name)}\n\n${current.slice(to)}`;
  }, text);
}

function tableOf(name: string): string {
  const file = new URL(`${name}.json`, folder);
  if (!existsSync(file)) throw new Error(`A text quotes results/${name}.json, which is not there.`);
  const table = tables[name] as (data: unknown) => string;
  return table(JSON.parse(readFileSync(file, "utf8")));
}

const source = (report: Report, contestants?: readonly string[]): string =>
  `\n\n${provenance(report, contestants)}`;

function sourceOf(
  { command, environment }: Run,
  details: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  const contestants = Object.fromEntries(
    Object.entries(details).map(([name, settings]) => [name, { about: "", details: settings }]),
  );
  return `\n\n${provenance({ command, environment, contestants })}`;
}

function accuracyMarkdown({ results }: AccuracyRun): string {
  const names = Object.keys(results[0]?.verdicts ?? {});
  const rows = results.map(({ case: { name, unit }, verdicts }) => [
    unit === "ulp" ? `${name}, ulp` : name,
    ...names.map((contestant) => {
      const verdict = verdicts[contestant];
      if (verdict === undefined || "reason" in verdict) return verdict?.failed ? "fails" : "–";
      // In JSON, ∞ is a string.
      const error = figure(Number(verdict.error), unit);
      return verdict.right ? error : `**${error}**`;
    }),
  ]);
  return markdownTable([["", ...names], ...rows], { align: ["l", ...names.map(() => "r")] });
}

function sizeMarkdown(sizes: readonly Size[]): string {
  const rows = sizes.map(({ name, about, gzip, minified }) => [name, bytes(gzip), bytes(minified), about]);
  return markdownTable([["", "gzip", "minified", "what is in it"], ...rows], { align: ["l", "r", "r", "l"] });
}
