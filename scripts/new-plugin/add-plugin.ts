// Writes a plug-in into a workspace, and into the lists that have to name it.

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOf } from "./files.js";

/** The plug-in whose configuration is copied. */
const model = "losses-regression";
/** What is the same in every plug-in. */
const configuration = ["tsconfig.json", "tsconfig.build.json", "tsup.config.ts", "vitest.config.ts"];
/** Who shows, measures, documents and checks plug-ins: those among its dependencies. */
const users = ["apps/bench", "apps/demo", "tooling/docs", "tooling/package-checks"];

interface Manifest {
  name: string;
  version: string;
  description: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/**
 * Adds the package `packages/<name>` with one loss. Gives the paths of the files it wrote, as they are from the root.
 *
 * @throws Error when a name is not of its form, or is taken.
 */
export function addPlugin(root: string, name: string, loss: string): string[] {
  checkNames(root, name, loss);
  const folder = `packages/${name}`;
  const written = Object.entries(filesOf(name, loss)).map(([file, text]) =>
    write(root, `${folder}/${file}`, text),
  );
  for (const file of configuration) cpSync(join(root, "packages", model, file), join(root, folder, file));
  const manifest = readJson<Manifest>(root, `packages/${model}/package.json`);
  const { "@surprisal/golden": _, ...devDependencies } = manifest.devDependencies ?? {};
  delete devDependencies["fast-check"];
  written.push(
    writeJson(root, `${folder}/package.json`, {
      ...manifest,
      name: `@surprisal/${name}`,
      description: "Losses with exact gradients.",
      devDependencies,
    }),
    ...users.map((user) => addDependency(root, user, `@surprisal/${name}`)),
    addToReleases(root, `@surprisal/${name}`),
  );
  return written.sort();
}

function checkNames(root: string, name: string, loss: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`The name "${name}" is not in kebab-case: write it like losses-survival.`);
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(loss)) {
    throw new Error(`The loss "${loss}" is not in camelCase: write it like hazardRatio.`);
  }
  if (loss === "all" || loss === "index") {
    throw new Error(
      `The loss "${loss}" would be in src/${loss}.ts, which has another purpose. Choose another name.`,
    );
  }
  if (existsSync(join(root, "packages", name, "package.json"))) {
    throw new Error(`packages/${name} exists already. Choose another name, or remove it first.`);
  }
}

/** Its line among the workspace packages that `user` depends on. */
function addDependency(root: string, user: string, name: string): string {
  const file = `${user}/package.json`;
  const manifest = readJson<Manifest>(root, file);
  const field = user.startsWith("apps/") ? "dependencies" : "devDependencies";
  const dependencies = { ...manifest[field], [name]: "workspace:*" };
  const sorted = Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1));
  return writeJson(root, file, { ...manifest, [field]: Object.fromEntries(sorted) });
}

/** Packages are released together. */
function addToReleases(root: string, name: string): string {
  const file = ".changeset/config.json";
  const { fixed, ...config } = readJson<{ fixed: string[][] }>(root, file);
  const [group = [], ...others] = fixed;
  const text = readFileSync(join(root, file), "utf8");
  // Only the list changes: JSON printed anew would lay out the rest otherwise.
  const list = JSON.stringify([[...group, name].sort(), ...others], undefined, 2).replaceAll("\n", "\n  ");
  const start = text.indexOf('"fixed"');
  const end = text.indexOf('"linked"');
  if (!("linked" in config) || start < 0) throw new Error(`${file} has no "fixed" before "linked".`);
  return write(root, file, `${text.slice(0, start)}"fixed": ${list},\n  ${text.slice(end)}`);
}

function readJson<T>(root: string, file: string): T {
  return JSON.parse(readFileSync(join(root, file), "utf8")) as T;
}

function writeJson(root: string, file: string, value: unknown): string {
  return write(root, file, `${JSON.stringify(value, undefined, 2)}\n`);
}

function write(root: string, file: string, text: string): string {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  return file;
}
