import { testsOf } from "../../tooling/vitest.js";

// Its tests share one copy of the package's many files, and change nothing in it.
export default testsOf("test", { isolate: false });
