import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { GoldenAdapters } from "./adapters.js";
import { isGoldenFile } from "./format.js";
import type { Outcome } from "./outcome.js";
import { replayFile } from "./replay.js";

/**
 * Replays every JSON file of a package's `golden` folder against its adapters: one test per reference name. What is
 * kept
 * there is what the package covers, so a case that is not covered fails.
 */
export function describeGolden(folder: URL, adapters: GoldenAdapters): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    const file: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    if (!isGoldenFile(file)) throw new Error(`${name} is no file of reference values.`);
    describe(`the references of ${name}`, () => {
      for (const [group, outcomes] of byGroup(replayFile(file, [adapters]))) {
        test(`${group}: ${outcomes.length} cases`, () => {
          expect(outcomes.filter(({ status }) => status === "failed" || status === "not covered")).toEqual(
            [],
          );
        });
      }
    });
  }
}

function byGroup(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) groups.set(outcome.group, [...(groups.get(outcome.group) ?? []), outcome]);
  return groups;
}
