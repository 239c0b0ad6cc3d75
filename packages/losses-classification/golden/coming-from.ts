import type { ComingFrom } from "@surprisal/golden";
import { binary } from "./coming-from/binary.js";
import { multiclass } from "./coming-from/multiclass.js";
import { sequence } from "./coming-from/sequence.js";

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [...binary, ...multiclass, ...sequence];
