import { testsOf } from "../../tooling/vitest.js";

// The tests share one copy of the plug-ins' many files, in which they change nothing.
export default testsOf("test", { testTimeout: 60_000, isolate: false });
