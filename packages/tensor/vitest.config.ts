import { testsOf } from "../../tooling/vitest.js";

/** What says which values operations have: the oracle has to pass it too. */
const definitions = ["src/ops/**/*.test.ts", "src/functions/**/*.test.ts", "src/autograd/*grad.test.ts"];

export default testsOf("test", {
  projects: [
    { extends: true, test: { name: "compiled", exclude: ["src/webgpu/**"] } },
    { test: { name: "reference", include: definitions, setupFiles: ["src/testing/on-reference.ts"] } },
  ],
});
