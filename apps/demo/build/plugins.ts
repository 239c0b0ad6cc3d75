// The page shows the losses of every plug-in among its dependencies; none is named in its code.

import type { Plugin } from "vite";
import { installedPlugins as pluginsOf } from "../../../scripts/plugins.mjs";

export const installedPlugins: readonly string[] = pluginsOf("apps/demo");

/** The module `virtual:plugins`, whose `loadPlugins` loads them in chunks of their own and registers their losses. */
export function registerPlugins(): Plugin {
  const imports = installedPlugins.map((name) => `import(${JSON.stringify(name)})`);
  return {
    name: "register-plugins",
    resolveId: { filter: { id: /^virtual:plugins$/ }, handler: () => "\0virtual:plugins" },
    load: {
      filter: { id: /^\0virtual:plugins$/ },
      handler: () =>
        `let all; export const loadPlugins = () => (all ??= Promise.all([${imports.join(", ")}]));`,
    },
  };
}
