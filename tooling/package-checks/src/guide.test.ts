// The guide to a plug-in of one's own, followed to the letter in an empty folder against the packages as published.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, inject, test } from "vitest";
import { root } from "../../../scripts/install.mjs";
import { capture } from "./command.js";
import { tarballOf } from "./packages.js";

const folder = mkdtempSync(join(tmpdir(), "surprisal-guide-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The guide's files: fences that say which file they are. */
const guide = readFileSync(join(root, "docs/guides/new-plugin.md"), "utf8");
const files = [...guide.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, file = "", text = ""]) => ({ file, text }),
);

for (const { file, text } of files) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const core = ["@surprisal/tensor", "@surprisal/loss-registry"].map((name) =>
  tarballOf(name, inject("tarballs")),
);
capture("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--no-package-lock", ...core], folder);
// The tools of this workspace stand in for those that the guide downloads.
for (const tool of ["typescript", "vitest"]) {
  const manifest = fileURLToPath(import.meta.resolve(`${tool}/package.json`));
  symlinkSync(dirname(manifest), join(folder, "node_modules", tool), "junction");
}

test("it builds, and its declarations name the loss", () => {
  capture(process.execPath, [join(folder, "node_modules/typescript/lib/tsc.js")], folder);
  expect(readFileSync(join(folder, "dist/index.d.ts"), "utf8")).toContain("squaredLogRatio");
});

test("its tests pass", () => {
  const output = capture(
    process.execPath,
    [join(folder, "node_modules/vitest/vitest.mjs"), "run", "src"],
    folder,
  );
  expect(output).toContain("passed");
});

test("it does what the guide says it prints", () => {
  const [first, second] = capture(process.execPath, ["use.mjs"], folder).trim().split("\n").map(Number);
  expect(first).toBeCloseTo(0.5, 6);
  expect(second).toBeCloseTo(0.125, 6);
});
