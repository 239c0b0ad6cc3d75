import { testsOf } from "../../tooling/vitest.js";

export default testsOf("test");
