import type { ComingFrom } from "@surprisal/golden";
import { densities } from "./coming-from/densities.js";
import { discrete } from "./coming-from/discrete.js";
import { samples } from "./coming-from/samples.js";

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [...discrete, ...densities, ...samples];
