// npm run docs: writes docs/ and the READMEs' lists of exports from the sources.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesIn, generate, handwritten } from "../tooling/docs/src/generate.js";
import { root } from "./install.mjs";

const files = await generate();
for (const file of filesIn(join(root, "docs")).map((name) => `docs/${name}`)) {
  if (!handwritten(file)) rmSync(join(root, file));
}
for (const [file, text] of files) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
console.log(`Wrote ${files.size} files of documentation.`);
