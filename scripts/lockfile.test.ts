import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./install.mjs";

test("the lockfile names no host, so that everybody installs from the registry they have set", () => {
  const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  expect(lockfile.match(/https?:\/\/\S+/g) ?? []).toEqual([]);
});
