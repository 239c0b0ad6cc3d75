// What a run of turbo's tasks amounts to: tests counted one by one, any other task as one check.

import type { Results } from "../tooling/vitest-results.js";

/** One task in turbo's summary of a run; `execution` is absent when a task it depends on failed. */
export interface TaskRun {
  taskId: string;
  task: string;
  directory: string;
  command: string;
  cache: { status: "HIT" | "MISS" };
  execution?: { startTime: number; endTime: number; exitCode: number | null };
}

/** The results of one task, from its results file if it runs tests and from its exit code otherwise. */
export function countTask(run: TaskRun, results: Results | undefined): Results {
  if (!run.execution) {
    return { passed: 0, failed: 0, skipped: [{ test: run.taskId, reason: "a task it depends on failed" }] };
  }
  const passed = run.execution.exitCode === 0;
  if (!results) return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] };
  // Tests that passed do not excuse a run that ended badly, by a crash or a type error beside them.
  return passed || results.failed > 0 ? results : { ...results, failed: 1 };
}

/** One line per task, then the skipped tests with their reasons. */
export function report(runs: TaskRun[], results: Results[]): string[] {
  const lines = runs.map((run, index) => taskLine(run, results[index] ?? countTask(run, undefined)));
  const skipped = results
    .flatMap((result) => result.skipped)
    .map(({ test, reason }) => `  ${test}: ${reason}`);
  return ["", ...lines.sort(), ...(skipped.length > 0 ? ["", "Skipped:", ...skipped] : []), ""];
}

function taskLine({ taskId, cache, execution }: TaskRun, { passed, failed, skipped }: Results): string {
  const mark = failed > 0 ? "✗" : execution ? "✓" : "-";
  const time = execution ? `${((execution.endTime - execution.startTime) / 1000).toFixed(1)} s` : "not run";
  const when = cache.status === "HIT" ? "cached" : time;
  const counts = [
    `${passed} passed`,
    failed && `${failed} failed`,
    skipped.length && `${skipped.length} skipped`,
  ];
  return `${mark} ${taskId.padEnd(48)} ${when.padStart(8)}  ${counts.filter(Boolean).join(", ")}`;
}

/** `N passed, N failed, N skipped`, the last line of `npm test`. */
export function closingLine(results: Results[], unaccounted: number): string {
  const total = (count: (result: Results) => number) =>
    results.reduce((sum, result) => sum + count(result), 0);
  const failed = total((result) => result.failed) + unaccounted;
  return `${total((result) => result.passed)} passed, ${failed} failed, ${total((result) => result.skipped.length)} skipped`;
}
