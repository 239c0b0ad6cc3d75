import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { GoldenAdapters } from "./adapters.js";
import { type ComingFrom, checkRow } from "./coming-from.js";
import { type GoldenCase, type GoldenFile, isGoldenFile } from "./format.js";
import type { Outcome } from "./outcome.js";
import { replayFile } from "./replay.js";
import { replaySingle } from "./replay-single.js";

/**
 * Replays every JSON file of a package's `golden` folder against its adapters: one test per reference name. What is kept
 * there is what the package covers, so a case that is not covered fails. Then compares float32 with float64 on the same
 * inputs.
 */
export function describeGolden(folder: URL, adapters: GoldenAdapters): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    const file = readGolden(folder, name);
    describe(`the references of ${name}`, () => {
      for (const [group, outcomes] of byGroup(replayFile(file, [adapters]))) {
        test(`${group}: ${outcomes.length} cases`, () => {
          expect(outcomes.filter(({ status }) => status === "failed" || status === "not covered")).toEqual(
            [],
          );
        });
      }
      const single = file.cases.map((golden) => replaySingle(golden, [adapters])).filter(isOutcome);
      for (const [group, outcomes] of byGroup(single)) {
        test(`${group}: ${outcomes.length} cases in float32`, () => {
          expect(outcomes.filter(({ status }) => status === "failed")).toEqual([]);
        });
      }
    });
  }
}

/** What the documentation says of calls in other libraries: each row's expression has the value it has there. */
export function describeComingFrom(
  folder: URL,
  rows: readonly ComingFrom[],
  exports: { readonly [name: string]: unknown },
): void {
  const files = new Map<string, GoldenFile>();
  const find = (id: string): GoldenCase => {
    const [name = "", ...rest] = id.split("/");
    const file = files.get(name) ?? readGolden(folder, name);
    files.set(name, file);
    const found = file.cases.find((golden) => golden.id === rest.join("/"));
    if (found === undefined) throw new Error(`${name} has no case "${rest.join("/")}".`);
    return found;
  };
  describe("coming from", () => {
    test.each(rows.map((row) => [row.peer, row.call, row] as const))("%s: %s", (_peer, _call, row) => {
      expect(checkRow(row, exports, find)).toBeUndefined();
    });
  });
}

function isOutcome(outcome: Outcome | undefined): outcome is Outcome {
  return outcome !== undefined;
}

function readGolden(folder: URL, name: string): GoldenFile {
  const file: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  if (!isGoldenFile(file)) throw new Error(`${name} is no file of reference values.`);
  return file;
}

function byGroup(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) groups.set(outcome.group, [...(groups.get(outcome.group) ?? []), outcome]);
  return groups;
}
