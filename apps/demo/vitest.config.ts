import { testsOf } from "../../tooling/vitest.js";

export default testsOf("test", {
  include: ["src/**/*.test.ts", "server/**/*.test.ts"],
  setupFiles: ["build/test-plugins.ts"],
});
