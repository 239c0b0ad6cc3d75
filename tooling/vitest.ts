// The one vitest configuration: what counts as a test, and where its results are kept for the final count.

import { defineConfig, type ViteUserConfig } from "vitest/config";
import { ResultsFile } from "./vitest-results.js";

/**
 * Tests of one turbo task of one package. `task` names the results file, and must be the task's name.
 *
 * @param options whatever else vitest's `test` takes; it wins over what is set here
 */
export function testsOf(task: string, options: ViteUserConfig["test"] = {}): ViteUserConfig {
  return defineConfig({
    test: {
      include: ["src/**/*.test.ts"],
      // A limit for what hangs, not for slow machines.
      testTimeout: 120_000,
      typecheck: { enabled: true, include: ["src/**/*.test-d.ts"] },
      reporters: [process.env.GITHUB_ACTIONS ? "github-actions" : "default", new ResultsFile(task)],
      ...options,
    },
  });
}

/** Tests of a plug-in. They share one copy of its many files, in which they change nothing. */
export const testsOfPlugin = (): ViteUserConfig => testsOf("test", { isolate: false });
