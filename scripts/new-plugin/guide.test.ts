// What docs/guides/new-plugin.md puts into the package that new-plugin wrote fits what else is in it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../install.mjs";
import { filesOf } from "./files.js";

const guide = readFileSync(join(root, "docs/guides/new-plugin.md"), "utf8");
const [, name = "", loss = ""] = /new-plugin -- (\S+) --loss (\S+)/.exec(guide) ?? [];
const made = filesOf(name, loss);
const given = new Map(
  [...guide.matchAll(/^```ts file=(\S+)\n([\s\S]*?)^```$/gm)].map(([, file = "", text = ""]) => [file, text]),
);

test("the guide's sources take the places of those that were written", () => {
  expect([...given.keys()].filter((file) => !(file in made))).toEqual([]);
  expect(given.size).toBeGreaterThan(0);
});

test("what stays finds what it asks of the package", () => {
  const asked = [...(made["src/index.test.ts"] ?? "").matchAll(/plugin\.(\w+)/g)].map(([, list]) => list);
  expect(asked).not.toEqual([]);
  for (const list of asked) expect(given.get("src/index.ts")).toContain(`export { ${list} }`);
});
