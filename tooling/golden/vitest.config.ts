import { testsOf } from "../vitest.js";

export default testsOf("test");
