import type { Source } from "./define.js";

/** Values given by the user; present from the start. */
export const data: Source = { kind: "source", name: "data", gradient: "none" };
