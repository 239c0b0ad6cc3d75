import { testsOf } from "../../tooling/vitest.js";

/** What says which values operations have: the oracle has to pass it too. */
const definitions = ["src/ops/**/*.test.ts", "src/functions/**/*.test.ts", "src/autograd/*grad.test.ts"];

/** What counts threads, memory or warnings, or puts something in the place of a global: each in a copy of its own. */
const alone = [
  "src/cpu/**/*.test.ts",
  "src/compiler/random-graphs.test.ts",
  "src/autograd/loops.test.ts",
  "src/{devtools,fallback,memory}.test.ts",
];

/** All others share one copy of the many files, in which they change nothing. */
const together = { isolate: false };

export default testsOf("test", {
  projects: [
    { extends: true, test: { ...together, name: "compiled", exclude: ["src/webgpu/**", ...alone] } },
    { test: { name: "alone", include: alone, testTimeout: 120_000 } },
    {
      test: {
        ...together,
        name: "reference",
        include: definitions,
        setupFiles: ["src/testing/on-reference.ts"],
      },
    },
  ],
});
