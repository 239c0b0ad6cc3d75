import { expect, test } from "vitest";
import { closingLine, countTask, report, type TaskRun } from "./test-report.js";

const run = (exitCode?: number): TaskRun => ({
  taskId: "@surprisal/tensor#test",
  task: "test",
  directory: "packages/tensor",
  command: "vitest run",
  cache: { status: "MISS" },
  ...(exitCode === undefined ? {} : { execution: { startTime: 0, endTime: 1500, exitCode } }),
});
const results = { passed: 3, failed: 0, skipped: [{ test: "webgpu", reason: "no adapter" }] };

test("a task without tests counts as one check", () => {
  expect(countTask(run(0), undefined)).toEqual({ passed: 1, failed: 0, skipped: [] });
  expect(countTask(run(2), undefined)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

test("a test run that ends badly has a failure even if each of its tests passed", () => {
  expect(countTask(run(0), results).failed).toBe(0);
  expect(countTask(run(1), results).failed).toBe(1);
});

test("a task that could not run is skipped, with the reason", () => {
  expect(countTask(run(), undefined).skipped).toEqual([
    { test: "@surprisal/tensor#test", reason: "a task it depends on failed" },
  ]);
});

test("the report names each skipped test and why", () => {
  const text = report([run(0)], [results]).join("\n");
  expect(text).toContain("1.5 s  3 passed, 1 skipped");
  expect(text).toContain("webgpu: no adapter");
});

test("the closing line adds up all runs", () => {
  expect(closingLine([results, results, { passed: 1, failed: 1, skipped: [] }], 1)).toBe(
    "7 passed, 2 failed, 2 skipped",
  );
});
