import { testsOf } from "../../tooling/vitest.js";

export default testsOf("test", { testTimeout: 60_000 });
