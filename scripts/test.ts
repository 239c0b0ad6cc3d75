// npm test: every test and check of the workspace through turbo's cache, then one line that counts them all.
// Arguments go to turbo: `npm test -- --filter @surprisal/tensor`, `npm test -- --force`.

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Results, resultsFile } from "../tooling/vitest-results.js";
import { packageFolders, pnpm, root } from "./install.mjs";
import { closingLine, countTask, report, type TaskRun } from "./test-report.js";

const tasks = ["lint", "typecheck", "knip", "test:scripts", "build", "test", "test:webgpu", "test:browser"];

process.env.TURBO_TELEMETRY_DISABLED = "1";

const runs = join(root, ".turbo/runs");
const summaries = () => (existsSync(runs) ? readdirSync(runs).filter((file) => file.endsWith(".json")) : []);

// Results of earlier runs must not be counted; turbo restores those of cached tasks.
for (const folder of ["", ...packageFolders()]) {
  rmSync(join(root, folder, ".results"), { recursive: true, force: true });
}
const before = new Set(summaries());

const status = pnpm([
  ...["exec", "turbo", "run", ...tasks],
  ...[
    "--continue=dependencies-successful",
    "--summarize",
    "--output-logs=errors-only",
    "--log-order=grouped",
  ],
  ...["--concurrency=100%", ...process.argv.slice(2)],
]);

const summary = summaries().find((file) => !before.has(file));
const executed = summary ? readRuns(join(runs, summary)) : [];
if (summary) rmSync(join(runs, summary));
const counted = executed.map((run) => countTask(run, readResults(run)));
const lines = report(executed, counted);
if (!summary) lines.push("turbo ended before it ran anything; see its message above.");
for (const line of lines) console.log(line);

const failed = counted.reduce((sum, { failed }) => sum + failed, 0);
// Turbo's own failure, such as a broken turbo.json, belongs to no task.
const unaccounted = status !== 0 && failed === 0 ? 1 : 0;
console.log(closingLine(counted, unaccounted));
process.exitCode = status !== 0 || failed > 0 ? 1 : 0;

function readRuns(file: string): TaskRun[] {
  const { tasks } = JSON.parse(readFileSync(file, "utf8")) as { tasks: TaskRun[] };
  return tasks.filter((task) => task.command !== "<NONEXISTENT>");
}

function readResults({ directory, task }: TaskRun): Results | undefined {
  const file = join(root, directory, resultsFile(task));
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : undefined;
}
