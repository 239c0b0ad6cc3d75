import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { root } from "./install.mjs";

const folder = mkdtempSync(join(tmpdir(), "golden-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `pnpm golden` runs, in a process of its own. */
function golden(...args: string[]) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const command = ["--import", tsx, join(root, "scripts/golden.ts"), ...args];
  return spawnSync(process.execPath, command, { encoding: "utf8" });
}

const cases = (...values: number[]) =>
  values.map((value, i) => ({
    id: `l1/${i}`,
    loss: i === 1 ? "unheard_of" : "l1",
    params: {},
    reduction: "sum",
    dtype: "float64",
    inputs: { pred: { shape: [2], data: [1, 4] }, target: { shape: [2], data: [0, 0] } },
    value: { shape: [], data: [value] },
    grad_pred: { shape: [2], data: [1, 1] },
    source: "by hand",
  }));

test("the replay finds every package's adapters, counts per file and in all, and fails when a case does", {
  timeout: 60_000,
}, () => {
  writeFileSync(join(folder, "a.json"), JSON.stringify({ format: 1, file: "a", cases: cases(5, 5) }));
  writeFileSync(join(folder, "b.json"), JSON.stringify({ format: 1, file: "b", cases: cases(6) }));
  const { stdout, status } = golden(folder);
  expect(stdout).toContain("a.json: 1 passed, 0 failed, 1 not covered\n  not covered: unheard_of 1\n");
  expect(stdout).toContain(
    "b.json: 0 passed, 1 failed, 0 not covered\n  failed: l1/0: value[0] is 5, the reference 6\n",
  );
  expect(stdout).toMatch(/\n1 passed, 1 failed, 1 not covered\n$/);
  expect(status).toBe(1);
});

test("without a folder of files the replay says what it wants", { timeout: 60_000 }, () => {
  const { stderr, status } = golden(join(folder, "nowhere"));
  expect(stderr).toContain("Usage: pnpm golden DIR.");
  expect(status).toBe(1);
});
