// The committed documentation is what its sources say now.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/install.mjs";
import { filesIn, generate, readText } from "./generate.js";

const generated = await generate();
const committed = existsSync(join(root, "docs"))
  ? filesIn(join(root, "docs")).map((file) => `docs/${file}`)
  : [];
const files = [...new Set([...generated.keys(), ...committed])].sort();
const remedy =
  "The documentation has drifted from its sources: run `npm run docs` and commit what it changes.";

for (const file of files) {
  test(`${file} is up to date`, () => {
    const path = join(root, file);
    expect(existsSync(path) ? readText(path) : undefined, remedy).toBe(generated.get(file));
  });
}
