// Writes a run's counts to `.results/<task>.json`. Turbo caches the file with the task, so a cached run counts too.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";

/** What `npm test` adds up over all runs. */
export interface Results {
  passed: number;
  failed: number;
  skipped: { test: string; reason: string }[];
}

/** The file in a package's folder that holds the results of a turbo task. */
export const resultsFile = (task: string): string => `.results/${task.replaceAll(":", "-")}.json`;

/** A vitest reporter that leaves the counts of the run in a file. */
export class ResultsFile implements Reporter {
  readonly #task: string;
  readonly #chosen: string;
  #root = process.cwd();

  /** `chosen`: of tests that a name pattern leaves out nothing is said; it is a part of the names of the others. */
  constructor(task: string, chosen = "") {
    this.#task = task;
    this.#chosen = chosen;
  }

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const results = countTests(tests.filter(({ fullName }) => fullName.includes(this.#chosen)));
    // A file that does not load has no tests to fail, and an unhandled error belongs to none.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    results.failed += broken + unhandledErrors.length;
    const file = join(this.#root, resultsFile(this.#task));
    mkdirSync(join(this.#root, ".results"), { recursive: true });
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  }
}

type Outcome = Pick<TestCase, "fullName" | "result">;

/** Counts finished tests; a test that never ran, because its suite failed first, has failed. */
export function countTests(tests: readonly Outcome[]): Results {
  const results: Results = { passed: 0, failed: 0, skipped: [] };
  for (const test of tests) {
    const result = test.result();
    if (result.state === "passed") results.passed += 1;
    else if (result.state === "skipped") {
      results.skipped.push({ test: test.fullName, reason: result.note ?? "no reason given" });
    } else results.failed += 1;
  }
  return results;
}
