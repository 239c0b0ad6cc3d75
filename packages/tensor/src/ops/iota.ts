import type { Source } from "./define.js";

/** 0, 1, 2, … */
export const iota: Source = { kind: "source", name: "iota", gradient: "none", evaluate: (index) => index };
