import { testsOfPlugin } from "../../tooling/vitest.js";

export default testsOfPlugin();
