import { testsOf } from "./tooling/vitest.js";

export default testsOf("test:scripts", { include: ["scripts/**/*.test.ts", "tooling/*.test.ts"] });
