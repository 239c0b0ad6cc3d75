// A plug-in made in a copy of the workspace: it installs, builds, type-checks, passes its tests, is formatted, and is in the bench.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, pinnedPnpm, root } from "./install.mjs";
import { addPlugin } from "./new-plugin/add-plugin.js";

const left = /(^|[\\/])(node_modules|dist|\.git|\.turbo|\.results|\.examples|docs[\\/]api|docs[\\/]losses)$/;
/** The core as built: the task of these tests depends on it, and builds nothing twice. */
const core = /packages[\\/](tensor|loss-registry)[\\/]dist$/;
const slow = 300_000;

let copy = "";
let written: string[] = [];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "surprisal-new-plugin-"));
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => path === root || core.test(path) || !left.test(path),
  });
  written = addPlugin(copy, "tried-plugin", "triedLoss");
  // What it needs is in pnpm's store already: nothing in it is new.
  pnpm("install", "--prefer-offline", "--no-frozen-lockfile", "--ignore-scripts");
}, slow);
afterAll(() => rmSync(copy, { recursive: true, force: true }), slow);

function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    ...command(program, args, { cwd: copy, encoding: "utf8" as const }),
  );
  expect(status, `${program} ${args.join(" ")}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
}
const pnpm = (...args: string[]) => run("npx", "--yes", pinnedPnpm(), ...args);
const node = (...args: string[]) => run(process.execPath, ...args);

test("it builds, type-checks and passes its tests", { timeout: slow }, () => {
  // One start of pnpm costs as much as a small check.
  const printed = pnpm("--dir", "packages/tried-plugin", "run", "--sequential", "/^(build|typecheck|test)$/");
  for (const script of ["build", "typecheck", "test"])
    expect(printed).toMatch(new RegExp(`tried-plugin@\\S+ ${script} `));
  const results = readFileSync(join(copy, "packages/tried-plugin/.results/test.json"), "utf8");
  expect(JSON.parse(results)).toMatchObject({ failed: 0 });
});

test("its files need no formatting and no mending", { timeout: slow }, () => {
  const biome = "node_modules/@biomejs/biome/bin/biome";
  node(biome, "ci", "--error-on-warnings", ...written.filter((file) => !file.endsWith(".md")));
});

test("it is published like the others", () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(copy, `packages/${name}/package.json`), "utf8")) as Record<string, unknown>;
  const [made, model] = [read("tried-plugin"), read("losses-regression")];
  for (const field of [
    "version",
    "license",
    "files",
    "sideEffects",
    "exports",
    "publishConfig",
    "peerDependencies",
  ]) {
    expect(made[field], field).toEqual(model[field]);
  }
  expect(made.private).toBeUndefined();
});

test("the bench measures its loss", { timeout: slow }, () => {
  const cli = "apps/bench/src/cli.ts";
  const args = ["--suite", "losses", "--only", "triedLoss", "--sizes", "100", "--rounds", "2"];
  expect(node("--import", "tsx", cli, ...args)).toContain("triedLoss");
});

test("names that are taken, or not of their form, are errors", () => {
  const add =
    (name: string, loss = "triedLoss") =>
    () =>
      addPlugin(copy, name, loss);
  expect(add("tried-plugin")).toThrow("packages/tried-plugin exists already.");
  expect(add("DemoPlugin")).toThrow('The name "DemoPlugin" is not in kebab-case');
  expect(add("other", "index")).toThrow('The loss "index" would be in src/index.ts');
  expect(add("other", "tried-loss")).toThrow('The loss "tried-loss" is not in camelCase');
});
