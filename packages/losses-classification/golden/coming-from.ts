import type { ComingFrom } from "@surprisal/golden";
import { binary } from "./coming-from/binary.js";
import { multiLabel } from "./coming-from/multi-label.js";
import { multiclass } from "./coming-from/multiclass.js";
import { overlap } from "./coming-from/overlap.js";
import { sequence } from "./coming-from/sequence.js";

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [
  ...binary,
  ...multiclass,
  ...multiLabel,
  ...overlap,
  ...sequence,
];
