// The plug-ins whose losses the bench knows: those among its dependencies, and modules of the user.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { registerExports } from "./register-exports.js";

interface Manifest {
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8")) as Manifest;

/** The packages among the bench's dependencies that join the registry. */
export const installedPlugins: readonly string[] = Object.keys(
  read("package.json").dependencies ?? {},
).filter((name) => {
  if (!name.includes("/")) return false;
  return (
    read(`node_modules/${name}/package.json`).peerDependencies?.["@surprisal/loss-registry"] !== undefined
  );
});

/** Registers what every plug-in has, and what the user's modules export. */
export async function registerPlugins(files: readonly string[] = []): Promise<void> {
  for (const name of installedPlugins) await import(name);
  for (const file of files) {
    registerExports(file, (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>);
  }
}

/** A module that does the same, for a bundler. */
export function pluginModule(files: readonly string[], resolved: (file: string) => string): string {
  const literal = (text: string) => JSON.stringify(text);
  return [
    ...installedPlugins.map((name) => `import ${literal(name)};`),
    `import { registerExports } from ${literal(resolved("register-exports.ts"))};`,
    ...files.map((file, i) => `import * as plugin${i} from ${literal(resolve(file))};`),
    ...files.map((file, i) => `registerExports(${literal(file)}, plugin${i});`),
  ].join("\n");
}
