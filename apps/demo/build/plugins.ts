// The page shows the losses of every plug-in among its dependencies; none is named in its code.

import type { Plugin } from "vite";
import { installedPlugins as pluginsOf } from "../../../scripts/plugins.mjs";

export const installedPlugins: readonly string[] = pluginsOf("apps/demo");

/** The module `virtual:plugins`, whose `loadPlugins` loads them in chunks of their own and registers their losses. */
export function registerPlugins(): Plugin {
  const imports = installedPlugins.map((name) => `import(${JSON.stringify(name)})`);
  return virtualModule(
    "virtual:plugins",
    `let all; export const loadPlugins = () => (all ??= Promise.all([${imports.join(", ")}]));`,
  );
}

/** A module that is in no file. */
export function virtualModule(name: string, code: string): Plugin {
  return {
    name,
    resolveId: { filter: { id: new RegExp(`^${name}$`) }, handler: () => `\0${name}` },
    load: { filter: { id: new RegExp(`^\0${name}$`) }, handler: () => code },
  };
}
