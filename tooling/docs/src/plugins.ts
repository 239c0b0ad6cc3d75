// The plug-ins of the workspace: every package that joins the registry, found rather than listed.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describeLosses, type LossDescription } from "@surprisal/loss-registry";
import { root } from "../../../scripts/install.mjs";
import { pluginPackages } from "../../../scripts/plugins.mjs";
import type { ComingFrom } from "../../golden/src/index.js";

export interface Plugin {
  /** The npm name. */
  readonly name: string;
  readonly description: string;
  readonly losses: readonly LossDescription[];
  /** Everything its index exports. */
  readonly exports: { readonly [name: string]: unknown };
  /** What becomes of calls of other libraries. */
  readonly comingFrom: readonly ComingFrom[];
}

/** Every plug-in, in alphabetical order, its losses registered. */
export async function plugins(): Promise<Plugin[]> {
  const loaded = await Promise.all(
    pluginPackages().map(async ({ folder, manifest }) => ({
      manifest,
      exports: (await load(`${folder}/src/index.ts`)) ?? {},
      comingFrom: ((await load(`${folder}/golden/coming-from.ts`))?.comingFrom ?? []) as ComingFrom[],
    })),
  );
  const losses = [...describeLosses()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return loaded.map(({ manifest: { name, description }, ...rest }) => ({
    ...{ name, description },
    losses: losses.filter(({ plugin }) => plugin === name),
    ...rest,
  }));
}

async function load(path: string): Promise<{ readonly [name: string]: unknown } | undefined> {
  const file = join(root, path);
  if (!existsSync(file)) return undefined;
  return (await import(pathToFileURL(file).href)) as { readonly [name: string]: unknown };
}
