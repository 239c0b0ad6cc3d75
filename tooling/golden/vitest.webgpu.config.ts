import { testsOf } from "../vitest.js";

export default testsOf("test:webgpu", {
  include: ["webgpu-tests/**/*.test.ts"],
  globalSetup: ["../../packages/tensor/src/testing/software-gpu.ts"],
  pool: "forks",
  typecheck: { enabled: false },
});
