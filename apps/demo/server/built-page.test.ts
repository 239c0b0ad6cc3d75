import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keyOf } from "./built-page.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "surprisal-page-"));
  mkdirSync(join(folder, "sections"));
  writeFileSync(join(folder, "sections/one.ts"), "1");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the key of the sources stays while they do, and changes with any file within", () => {
  const key = keyOf([folder]);
  expect(keyOf([folder])).toBe(key);
  writeFileSync(join(folder, "sections/one.ts"), "2");
  expect(keyOf([folder])).not.toBe(key);
});

test("a file more, or one renamed, is another key", () => {
  const key = keyOf([folder]);
  writeFileSync(join(folder, "two.ts"), "");
  expect(keyOf([folder])).not.toBe(key);
  expect(keyOf([join(folder, "nowhere")])).not.toBe(key);
});
