// Every example in a README or a docstring is compiled, run, and does what it says.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { packageFolders, root } from "../../../scripts/install.mjs";
import { withChecks } from "./expectations.js";
import { type Example, examplesOfMarkdown, examplesOfSource } from "./extract-examples.js";

const home = fileURLToPath(new URL("..", import.meta.url));
const folder = join(home, ".examples");
const programs = join(folder, "programs");
/** The workspace's own compiler; this package has an older one, for its API. */
const tsc = join(root, "node_modules/typescript/bin/tsc");

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

const nameOf = ({ place }: Example): string => place.replace(/[^\w]+/g, "-");
// What declares tests runs under a test runner only; that it compiles is checked below.
const runs = ({ code }: Example): boolean => !/\bdescribe\w*\(/.test(code);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const example of groups.flat())
  writeFileSync(join(folder, `${nameOf(example)}.ts`), withChecks(example.code));
// As JavaScript they share what they import, module by module, and start in a tenth of the time.
await build({
  entryPoints: [
    join(home, "src/run-examples.ts"),
    ...groups.flat().map((example) => join(folder, `${nameOf(example)}.ts`)),
  ],
  entryNames: "[name]",
  outdir: programs,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  keepNames: true,
  // Node runs all that is imported, also what a bundler would leave out.
  ignoreAnnotations: true,
  external: ["vitest", "webgpu"],
  outExtension: { ".js": ".mjs" },
  logLevel: "error",
});
const failures = new Map<string, string>();
for (const group of groups) runTogether(group.filter(runs));

function sourcesOf(path: string): string[] {
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !file.includes(".test"))
    .map((file) => `${path}/${file}`)
    .sort();
}

function runTogether(examples: Example[]): void {
  if (examples.length === 0) return;
  const names = examples.map((example) => `${nameOf(example)}.mjs`);
  const { stdout, stderr } = spawnSync(process.execPath, ["run-examples.mjs", ...names], {
    cwd: programs,
    encoding: "utf8",
    timeout: 120_000,
  });
  const failed = (stdout.trim() ? JSON.parse(stdout) : undefined) as Record<string, string> | undefined;
  for (const [i, { place }] of examples.entries()) {
    const message = failed ? failed[names[i] ?? ""] : `the process ended early:\n${stderr}`;
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
