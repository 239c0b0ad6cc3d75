import type { GoldenAdapters } from "./adapters.js";
import type { GoldenFile } from "./format.js";
import type { Outcome } from "./outcome.js";
import { replayCase } from "./replay-case.js";
import { replaySections } from "./replay-sections.js";

/** Computes everything in a file that the adapters know, and compares. Nothing is left out of the result. */
export function replayFile(file: GoldenFile, adapters: readonly GoldenAdapters[]): Outcome[] {
  return [...file.cases.map((golden) => replayCase(golden, adapters)), ...replaySections(file, adapters)];
}
