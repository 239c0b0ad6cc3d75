import type { Source } from "./define.js";

/** One number that stands in the program. */
export const constant: Source = { kind: "source", name: "constant", gradient: "none" };
