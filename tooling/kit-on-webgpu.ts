// The conformance kit's suites of the package in the current folder, on the GPU; they take many minutes on a software adapter:
// `npx vitest run --config ../../tooling/kit-on-webgpu.ts src/huber.test.ts`. SURPRISAL_GPU=1 takes the machine's own GPU.

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const testing = fileURLToPath(new URL("../packages/tensor/src/testing/", import.meta.url));

export default defineConfig({
  root: process.cwd(),
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: [`${testing}software-gpu.ts`],
    setupFiles: [`${testing}on-webgpu.ts`],
    testNamePattern: "on webgpu",
    testTimeout: 600_000,
    pool: "forks",
  },
});
