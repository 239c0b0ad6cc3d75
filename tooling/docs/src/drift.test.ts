// The committed documentation is what its sources say now.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/install.mjs";
import { filesIn, generate, handwritten, readText } from "./generate.js";

const generated = await generate();
const committed = existsSync(join(root, "docs"))
  ? filesIn(join(root, "docs"))
      .map((file) => `docs/${file}`)
      .filter((file) => !handwritten(file))
  : [];
const files = [...new Set([...generated.keys(), ...committed])].sort();

/** Where a file differs from what would be generated now. */
function difference(file: string): string | undefined {
  const path = join(root, file);
  const wanted = generated.get(file)?.split("\n");
  if (!wanted) return "nothing generates it any more";
  if (!existsSync(path)) return "it is missing";
  const lines = readText(path).split("\n");
  const line = wanted.findIndex((text, index) => text !== lines[index]);
  if (line < 0 && wanted.length === lines.length) return undefined;
  const at = line < 0 ? wanted.length : line;
  return `line ${at + 1} is ${JSON.stringify(lines[at])}, and would be ${JSON.stringify(wanted[at])}`;
}

for (const file of files) {
  test(`${file} is up to date`, () => {
    const remedy =
      "The documentation has drifted from its sources: run `npm run docs` and commit what it changes.";
    expect(difference(file), remedy).toBeUndefined();
  });
}
