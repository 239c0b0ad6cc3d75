import type { ComingFrom } from "@surprisal/golden";
import { basic } from "./coming-from/basic.js";

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [...basic];
