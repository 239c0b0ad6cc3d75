// pnpm golden DIR: computes every reference case of a folder of JSON files anew, and compares.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { count, countLine, isGoldenFile, type Outcome, replayFile } from "../tooling/golden/src/index.js";
import { collectAdapters } from "./golden-adapters.js";

const [folder] = process.argv.slice(2).filter((arg) => arg !== "--");
const files =
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .sort()
    : [];
if (folder === undefined || files.length === 0) {
  console.error(
    folder === undefined
      ? "Name the folder of reference files: pnpm golden DIR."
      : `There are no JSON files in ${resolve(folder)}. Usage: pnpm golden DIR.`,
  );
  process.exit(1);
}

const adapters = await collectAdapters();
const all: Outcome[] = [];
for (const name of files) {
  const file: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
  if (!isGoldenFile(file)) {
    console.log(`${name}: no file of reference cases`);
    all.push({ id: name, group: "file", status: "failed", message: "no file of reference cases" });
    continue;
  }
  const outcomes = replayFile(file, adapters);
  console.log(`${name}: ${countLine(count(outcomes))}`);
  for (const { id, message } of withStatus(outcomes, "failed")) console.log(`  failed: ${id}: ${message}`);
  for (const line of notCovered(outcomes)) console.log(`  not covered: ${line}`);
  all.push(...outcomes.map((outcome) => ({ ...outcome, id: `${name} ${outcome.id}` })));
}

const artifacts = withStatus(all, "artifact");
if (artifacts.length > 0) {
  console.log(`\n${artifacts.length} cases whose figure is one implementation's own; our answer beside it:`);
  for (const { id, message } of artifacts) console.log(`  ${id}: ${message}`);
}
const counts = count(all);
console.log(`\n${countLine(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function withStatus(outcomes: readonly Outcome[], status: Outcome["status"]): Outcome[] {
  return outcomes.filter((outcome) => outcome.status === status);
}

/** How many cases of each reference name have no adapter, as one wrapped list. */
function notCovered(outcomes: readonly Outcome[]): string[] {
  const groups = new Map<string, number>();
  for (const { group } of withStatus(outcomes, "not covered"))
    groups.set(group, (groups.get(group) ?? 0) + 1);
  const entries = [...groups].map(([group, size]) => `${group} ${size}`);
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last === undefined || last.length + entry.length > 100) lines.push(entry);
    else lines[lines.length - 1] = `${last}, ${entry}`;
  }
  return lines;
}
