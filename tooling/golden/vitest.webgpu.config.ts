import { testsOf } from "../vitest.js";
import { onWebgpu } from "../webgpu.js";

export default testsOf("test:webgpu", {
  include: onWebgpu(["webgpu-tests/**/*.test.ts"]),
  globalSetup: ["../../packages/tensor/src/testing/software-gpu.ts"],
  pool: "forks",
  typecheck: { enabled: false },
});
