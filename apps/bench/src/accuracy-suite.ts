// Runs the suite of accuracy: each contestant computes each case once.

import { rmSync } from "node:fs";
import { join } from "node:path";
import type { AccuracyCase } from "./cases/accuracy.js";
import { relativeError } from "./check.js";
import { type InputFiles, readArray } from "./input-files.js";
import { type Plan, split } from "./measure.js";
import type { Player } from "./player.js";
import type { ArrayFile } from "./protocol.js";
import type { Entry } from "./roster.js";
import { largestUlp } from "./ulp.js";

/** How far a contestant is off; or why there is no figure. */
export type Verdict =
  | { readonly error: number; readonly right: boolean }
  | { readonly reason: string; readonly failed: boolean };

export interface AccuracyResult {
  readonly case: Pick<AccuracyCase, "name" | "unit">;
  /** By contestant. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

export interface AccuracyRun {
  readonly results: readonly AccuracyResult[];
  readonly details: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export async function measureAccuracy(
  cases: readonly AccuracyCase[],
  entries: readonly Entry[],
  { files, open }: Pick<Plan, "files" | "open">,
  progress: (name: string, fraction: number) => void,
): Promise<AccuracyRun> {
  const verdicts = cases.map(() => ({}) as Record<string, Verdict>);
  const details: Record<string, Readonly<Record<string, string>>> = {};
  for (const [place, entry] of entries.entries()) {
    const player = await open(entry);
    if ("missing" in player) {
      for (const verdict of verdicts) verdict[entry.name] = { reason: player.missing, failed: false };
      continue;
    }
    try {
      details[entry.name] = (await player.ask({ do: "hello" })).details;
      for (const [index, item] of cases.entries()) {
        progress(`${entry.name}: ${item.name}`, (place + index / cases.length) / entries.length);
        const verdict = verdicts[index];
        if (verdict !== undefined) verdict[entry.name] = await judge(item, player, files);
      }
    } finally {
      await player.close();
    }
  }
  const results = cases.map(({ name, unit }, i) => ({ case: { name, unit }, verdicts: verdicts[i] ?? {} }));
  return { results, details };
}

async function judge(item: AccuracyCase, player: Player, files: InputFiles): Promise<Verdict> {
  const inputs: ArrayFile[] = item.inputs.map((input) => files.write(input));
  const outputs = join(files.folder, "outputs.bin");
  try {
    const { task } = item;
    const reply = await player.ask({
      do: "prepare",
      task,
      work: { bytes: 0 },
      inputs,
      outputs,
      dtype: "float32",
    });
    if ("unsupported" in reply) return { reason: reply.unsupported, failed: false };
    const answer = split(readArray({ path: outputs, dtype: "float32" }), reply.lengths);
    rmSync(outputs);
    await player.ask({ do: "release" });
    const exact = item.expected(inputs.map(readArray));
    const measure = item.unit === "ulp" ? largestUlp : relativeError;
    const compared = item.outputs ?? exact.map((_, i) => i);
    const error = Math.max(...compared.map((i) => measure(answer[i] ?? [], exact[i] ?? [])));
    return { error, right: error <= item.limit };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), failed: true };
  }
}
