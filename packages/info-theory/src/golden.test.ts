import { describeComingFrom, describeGolden } from "@surprisal/golden/vitest";
import { adapters } from "../golden/adapters.js";
import { comingFrom } from "../golden/coming-from.js";
import * as exports from "./index.js";

const folder = new URL("../golden/", import.meta.url);
describeGolden(folder, adapters);
describeComingFrom(folder, comingFrom, exports);
