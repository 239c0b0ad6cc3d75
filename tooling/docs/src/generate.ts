// Everything `npm run docs` writes, as file names and texts: the API, the tables, and the READMEs' lists of exports.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type ts from "typescript";
import { withResults } from "../../../apps/bench/src/report/results.js";
import { root } from "../../../scripts/install.mjs";
import { writeApi } from "./api.js";
import { type Entry, programOf, publishedEntries } from "./entries.js";
import { exportsOf, withExports } from "./exports.js";
import { lossPage } from "./loss-page.js";
import { plugins } from "./plugins.js";
import { comingFromTable, lossTable, measureTable } from "./tables.js";

/** The generated files by their path from the root. */
export async function generate(): Promise<Map<string, string>> {
  const entries = publishedEntries();
  const program = programOf(entries);
  const exported = exportsOf(entries, program);
  const files = await apiPages(entries, program);
  const found = await plugins();
  files.set("docs/losses.md", lossTable(found));
  files.set("docs/measures.md", measureTable(found, exported));
  files.set("docs/coming-from.md", comingFromTable(found));
  for (const { name, losses } of found) {
    for (const loss of losses) {
      const own = exported.get(name)?.find((one) => one.name === loss.name);
      files.set(`docs/losses/${loss.name}.md`, lossPage(loss, own));
    }
  }
  for (const folder of new Set(entries.map(({ source }) => source.slice(0, source.indexOf("/src/"))))) {
    const file = `${folder}/README.md`;
    const own = entries.filter(({ source }) => source.startsWith(`${folder}/`)).map(({ name }) => name);
    const lists = own.map((name): [string, NonNullable<ReturnType<typeof exported.get>>] => [
      name,
      exported.get(name) ?? [],
    ]);
    files.set(file, withExports(readText(join(root, file)), lists, file));
  }
  for (const file of ["README.md", "apps/bench/README.md"]) {
    files.set(file, withResults(readText(join(root, file))));
  }
  return files;
}

async function apiPages(entries: Entry[], program: ts.Program): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "surprisal-api-"));
  try {
    await writeApi(entries, program, folder);
    return new Map(filesIn(folder).map((file) => [`docs/api/${file}`, readText(join(folder, file))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What stands in docs/ and is written by hand. */
export const handwritten = (file: string): boolean => file.startsWith("docs/guides/");

/** The files in a folder and its folders, by their path from it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}

/** A text file with the line endings that are committed. */
export const readText = (file: string): string => readFileSync(file, "utf8").replaceAll("\r\n", "\n");
