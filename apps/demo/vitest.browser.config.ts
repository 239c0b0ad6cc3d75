import { testsOf } from "../../tooling/vitest.js";

export default testsOf("test:browser", {
  include: ["browser-tests/**/*.test.ts"],
  typecheck: { enabled: false },
  // One browser, one page at a time; Vite and what drives the browser take long to load, so once for all files.
  fileParallelism: false,
  isolate: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
});
