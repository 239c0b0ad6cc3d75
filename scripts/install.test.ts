import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureInstalled, installKey } from "./install.mjs";

let clone = "";
const write = (file: string, text: string) => writeFileSync(join(clone, file), text);

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "surprisal-install-"));
  for (const folder of ["packages/a", "packages/b", "node_modules"])
    mkdirSync(join(clone, folder), { recursive: true });
  write("package.json", `{ "packageManager": "pnpm@10.34.8" }\n`);
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
  write("pnpm-workspace.yaml", "packages: [packages/*]\n");
  write("packages/a/package.json", "{}\n");
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

test("the install key changes with the lockfile, and with a package added to the workspace", () => {
  const keys = new Set([installKey(clone)]);
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\nimporters: {}\n");
  keys.add(installKey(clone));
  write("packages/b/package.json", "{}\n");
  keys.add(installKey(clone));
  expect(keys.size).toBe(3);
});

test("the install key does not depend on line endings", () => {
  const key = installKey(clone);
  write("packages/a/package.json", "{}\r\n");
  expect(installKey(clone)).toBe(key);
});

test("nothing is installed while the stamp matches", () => {
  write("node_modules/.install-stamp", installKey(clone));
  expect(() => ensureInstalled(clone)).not.toThrow();
});
