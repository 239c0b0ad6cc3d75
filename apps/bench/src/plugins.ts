// The plug-ins whose losses the bench knows: those among its dependencies, and modules of the user.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { registerExports } from "./register-exports.js";

interface Manifest {
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

const require = createRequire(import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Manifest;

/** The packages among the bench's dependencies that join the registry. */
export const installedPlugins: readonly string[] = Object.keys(
  read(require.resolve("../package.json")).dependencies ?? {},
).filter((name) => {
  if (!name.includes("/")) return false;
  return (
    read(require.resolve(`${name}/package.json`)).peerDependencies?.["@surprisal/loss-registry"] !== undefined
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
