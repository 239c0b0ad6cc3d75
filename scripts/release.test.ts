import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packageFolders, root } from "./install.mjs";

interface Manifest {
  name: string;
  version: string;
  private?: boolean;
}

const cli = createRequire(import.meta.url).resolve("@changesets/cli/bin.js");
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
const published = packageFolders().filter((member) => !manifestOf(join(root, member)).private);

let copy = "";

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "surprisal-release-"));
  const files = ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ".changeset/config.json"];
  for (const file of [...files, ...packageFolders().map((member) => `${member}/package.json`)]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  // Changesets looks for the repository's root, and would otherwise find one above the temporary folder.
  spawnSync("git", ["init", "--quiet"], { cwd: copy });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

test("a change of one package releases all of them, in one version", () => {
  writeFileSync(join(copy, ".changeset/change.md"), '---\n"@surprisal/tensor": patch\n---\n\nA change.\n');
  const { status, stderr } = spawnSync(process.execPath, [cli, "version"], { cwd: copy, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  const versions = published.map((member) => manifestOf(join(copy, member)).version);
  expect(new Set(versions).size).toBe(1);
  expect(versions[0]).not.toBe(manifestOf(join(root, "packages/tensor")).version);
});

test("the release group names every published package", () => {
  const { fixed } = JSON.parse(readFileSync(join(root, ".changeset/config.json"), "utf8")) as {
    fixed: string[][];
  };
  expect(fixed).toEqual([published.map((member) => manifestOf(join(root, member)).name)]);
});
