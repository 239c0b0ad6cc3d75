// Every example in a README or a docstring is compiled, run, and does what it says.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { packageFolders, root } from "../../../scripts/install.mjs";
import { withChecks } from "./expectations.js";
import { type Example, examplesOfMarkdown, examplesOfSource } from "./extract-examples.js";

const home = fileURLToPath(new URL("..", import.meta.url));
const folder = join(home, ".examples");
const require = createRequire(import.meta.url);
const tsx = pathToFileURL(require.resolve("tsx")).href;
const tsc = join(dirname(require.resolve("typescript")), "tsc.js");

const published = packageFolders().filter((member) => member.startsWith("packages/"));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

// READMEs speak to someone who has nothing yet, so each of their examples gets a process of its own; the examples of one
// package's docstrings share one.
const readmes = ["README.md", "CONTRIBUTING.md", ...published.map((member) => `${member}/README.md`)];
const groups: Example[][] = [
  ...readmes.flatMap((file) => examplesOfMarkdown(read(file), file)).map((example) => [example]),
  ...published.map((member) =>
    sourcesOf(`${member}/src`).flatMap((file) => examplesOfSource(read(file), file)),
  ),
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const failures = new Map<string, string>();
for (const group of groups) runTogether(group);

function sourcesOf(path: string): string[] {
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !file.includes(".test"))
    .map((file) => `${path}/${file}`)
    .sort();
}

function runTogether(group: Example[]): void {
  const programs = group.map(({ place, code }) => {
    const file = join(folder, `${place.replace(/[^\w]+/g, "-")}.ts`);
    writeFileSync(file, withChecks(code));
    return { place, file };
  });
  // What declares tests runs under a test runner only; that it compiles is checked below.
  const files = programs
    .map(({ file }) => file)
    .filter((_, index) => !/\bdescribe\w*\(/.test(group[index]?.code ?? ""));
  if (files.length === 0) return;
  const args = ["--import", tsx, join(home, "src/run-examples.ts"), ...files];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: home,
    encoding: "utf8",
    timeout: 120_000,
  });
  const failed = (stdout.trim() ? JSON.parse(stdout) : undefined) as Record<string, string> | undefined;
  for (const { place, file } of programs) {
    const message = failed ? failed[file] : `the process ended early:\n${stderr}`;
    if (message) failures.set(place, message);
  }
}

for (const { place } of groups.flat()) {
  test(`the example at ${place} does what it says`, () => {
    expect(failures.get(place) ?? "as it says").toBe("as it says");
  });
}

test("every example compiles in strict mode", () => {
  const config = {
    extends: "../../../tsconfig.base.json",
    include: ["*.ts"],
    compilerOptions: { types: ["node"], noUnusedLocals: false },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { cwd: folder, encoding: "utf8" });
  // Errors in the packages themselves are for their own check of types.
  expect(stdout.split("\n").filter((line) => line !== "" && !/^(\.\.| )/.test(line))).toEqual([]);
}, 60_000);
