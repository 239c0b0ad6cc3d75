import { testsOf } from "./tooling/vitest.ts";

export default testsOf("test:scripts", { include: ["scripts/**/*.test.ts", "tooling/*.test.ts"] });
