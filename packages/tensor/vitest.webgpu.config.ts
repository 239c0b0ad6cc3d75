import { findBrowser } from "../../tooling/browser/src/find.js";
import { inPage } from "../../tooling/in-page.js";
import { testsOf } from "../../tooling/vitest.js";
import { ResultsFile } from "../../tooling/vitest-results.js";
import { hasWebgpu, onWebgpu } from "../../tooling/webgpu.js";

const task = "test:webgpu";
/** Suites that ran on the CPU already run again, only with what they say of operations. */
const onGpu = "on webgpu";
/** A software adapter compiles slowly: of the longest suites a part will do, unless everything is asked for. */
const everything = process.env.SURPRISAL_WEBGPU === "all";
const suites = (...ops: string[]) => ops.map((op) => `src/ops/${op}.test.ts`);

const ofBoth = { testNamePattern: onGpu, testTimeout: 120_000 };

const inNode = {
  test: {
    ...ofBoth,
    name: "node",
    include: onWebgpu([
      "src/webgpu/**/*.test.ts",
      ...suites("comparison", "matmul"),
      ...(everything
        ? [
            ...suites("arithmetic", "functions", "indexing", "reductions", "views"),
            "src/functions/**/*.test.ts",
          ]
        : []),
    ]),
    globalSetup: ["src/testing/software-gpu.ts"],
    setupFiles: hasWebgpu ? ["src/testing/on-webgpu.ts"] : [],
    pool: "forks" as const,
  },
};

/** So that the kit keeps running there. Where there is no browser, `browser.test.ts` says so. */
const inChromium = {
  ...inPage,
  test: {
    ...ofBoth,
    ...inPage.test,
    name: "page",
    include: [...suites("comparison"), "src/webgpu/random-graphs.test.ts"],
    setupFiles: ["src/testing/on-webgpu.ts"],
  },
};

export default testsOf(task, {
  projects: [inNode, ...((await findBrowser()) ? [inChromium] : [])],
  typecheck: { enabled: false },
  reporters: [process.env.GITHUB_ACTIONS ? "github-actions" : "default", new ResultsFile(task, onGpu)],
});
