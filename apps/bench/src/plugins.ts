// The plug-ins whose losses the bench knows: those among its dependencies, and modules of the user.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { installedPlugins } from "../../../scripts/plugins.mjs";
import { registerExports } from "./register-exports.js";

const installed: readonly string[] = installedPlugins("apps/bench");

/** Registers what every plug-in has, and what the user's modules export. */
export async function registerPlugins(files: readonly string[] = []): Promise<void> {
  for (const name of installed) await import(name);
  for (const file of files) {
    registerExports(file, (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>);
  }
}

/** A module that does the same, for a bundler. */
export function pluginModule(files: readonly string[], resolved: (file: string) => string): string {
  const literal = (text: string) => JSON.stringify(text);
  return [
    ...installed.map((name) => `import ${literal(name)};`),
    `import { registerExports } from ${literal(resolved("register-exports.ts"))};`,
    ...files.map((file, i) => `import * as plugin${i} from ${literal(resolve(file))};`),
    ...files.map((file, i) => `registerExports(${literal(file)}, plugin${i});`),
  ].join("\n");
}
