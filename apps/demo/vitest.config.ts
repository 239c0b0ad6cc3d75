import { testsOf } from "../../tooling/vitest.js";

export default testsOf("test", {
  include: ["src/**/*.test.ts", "server/**/*.test.ts"],
  setupFiles: ["build/test-plugins.ts"],
  // The files share what takes long to load, the plug-ins: all they change is which losses visitors have added.
  isolate: false,
});
