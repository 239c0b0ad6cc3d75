import { testsOf } from "../vitest.js";

export default testsOf("test", { globalSetup: "src/pack.ts", testTimeout: 60_000 });
