import type { CaseAdapter, GoldenAdapters } from "./adapters.js";
import type { GoldenFile } from "./format.js";
import type { Outcome } from "./outcome.js";
import { replayCase } from "./replay-case.js";
import { replaySections } from "./replay-sections.js";

/** Computes everything in a file that the adapters know, and compares. Nothing is left out of the result. */
export function replayFile(file: GoldenFile, adapters: readonly GoldenAdapters[]): Outcome[] {
  const known = (loss: string): CaseAdapter[] =>
    adapters
      .flatMap(({ cases }) => (cases !== undefined && Object.hasOwn(cases, loss) ? [cases[loss]] : []))
      .filter((adapter) => adapter !== undefined);
  return [
    ...file.cases.map((golden) => replayCase(golden, known(golden.loss))),
    ...replaySections(file, adapters),
  ];
}
