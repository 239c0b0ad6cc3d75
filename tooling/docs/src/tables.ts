// The tables of losses and measures.

import * as infoTheory from "@surprisal/info-theory";
import { describeLosses } from "@surprisal/loss-registry";
import "@surprisal/losses-classification";
import "@surprisal/losses-regression";
import type { Exported } from "./exports.js";

type Description = ReturnType<typeof describeLosses>[number];

/** docs/losses.md: every registered loss, from its own definition. */
export function lossTable(): string {
  const rows = [...describeLosses()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((loss) => row([`\`${loss.name}\``, names(loss.aliases), `$${loss.formula}$`, options(loss)]));
  return page(
    "Losses",
    "Every loss that the packages register, by name.",
    ["name", "aliases", "formula", "options"],
    rows,
  );
}

/** docs/measures.md: the functions of information theory that are not losses. */
export function measureTable(exported: Exported[]): string {
  const losses = new Set<string>(describeLosses().map(({ name }) => name));
  const functions = new Map<string, unknown>(Object.entries(infoTheory));
  const measures = exported.filter(
    ({ name }) => typeof functions.get(name) === "function" && !losses.has(name),
  );
  const rows = measures.map(({ name, summary }) => row([`\`${name}\``, summary]));
  return page("Measures", "What `@surprisal/info-theory` measures.", ["function", "what it gives"], rows);
}

function options({ options = {} }: Description): string {
  return Object.entries(options)
    .map(([name, { summary, ...option }]) => {
      const initial = "default" in option && option.default !== undefined ? ` = ${option.default}` : "";
      return `\`${name}${initial}\`: ${summary}`;
    })
    .join("<br>");
}

const names = (aliases: readonly string[] = []): string => aliases.map((alias) => `\`${alias}\``).join(", ");

// A bar would end the cell, in a formula too; \vert is the same in TeX, and needs {} where no space may follow.
const row = (cells: string[]): string =>
  `| ${cells.map((cell) => (cell.startsWith("$") ? cell.replaceAll("|", "\\vert{}") : cell.replaceAll("|", "\\|"))).join(" | ")} |`;

function page(title: string, lead: string, columns: string[], rows: string[]): string {
  const head = [row(columns), row(columns.map(() => "---"))];
  return [`# ${title}`, "", lead, "", ...head, ...rows, ""].join("\n");
}
