// The page shows the losses of every plug-in among its dependencies; none is named in its code.

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

interface Manifest {
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8")) as Manifest;

/** The packages among the dependencies that join the registry. */
export const installedPlugins: readonly string[] = Object.keys(
  read("package.json").dependencies ?? {},
).filter(
  (name) =>
    read(`node_modules/${name}/package.json`).peerDependencies?.["@surprisal/loss-registry"] !== undefined,
);

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
