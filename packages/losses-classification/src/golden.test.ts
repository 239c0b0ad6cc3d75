import { describeGolden } from "@surprisal/golden/vitest";
import { adapters } from "../golden/adapters.js";

describeGolden(new URL("../golden/", import.meta.url), adapters);
