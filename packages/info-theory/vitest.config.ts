import { testsOf } from "../../tooling/vitest.ts";

export default testsOf("test");
