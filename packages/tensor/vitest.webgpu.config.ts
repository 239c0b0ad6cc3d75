import { testsOf } from "../../tooling/vitest.js";
import { ResultsFile } from "../../tooling/vitest-results.js";
import { hasWebgpu, onWebgpu } from "../../tooling/webgpu.js";

const task = "test:webgpu";
/** Suites that ran on the CPU already run again, only with what they say of operations. */
const onGpu = "on webgpu";
/** A software adapter compiles slowly: of the longest suites a part will do, unless everything is asked for. */
const everything = process.env.SURPRISAL_WEBGPU === "all";

export default testsOf(task, {
  include: onWebgpu([
    "src/webgpu/**/*.test.ts",
    ...["comparison", "matmul"].map((ops) => `src/ops/${ops}.test.ts`),
    ...(everything
      ? [
          ...["arithmetic", "functions", "indexing", "reductions", "views"].map(
            (ops) => `src/ops/${ops}.test.ts`,
          ),
          "src/functions/**/*.test.ts",
        ]
      : []),
  ]),
  globalSetup: ["src/testing/software-gpu.ts"],
  setupFiles: hasWebgpu ? ["src/testing/on-webgpu.ts"] : [],
  testNamePattern: onGpu,
  pool: "forks",
  typecheck: { enabled: false },
  reporters: [process.env.GITHUB_ACTIONS ? "github-actions" : "default", new ResultsFile(task, onGpu)],
});
