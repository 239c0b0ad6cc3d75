import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { GoldenAdapters } from "../tooling/golden/src/index.js";
import { packageFolders, root } from "./install.mjs";

/** The adapters of every package that has some, from `golden/adapters.ts` in its folder. */
export async function collectAdapters(): Promise<GoldenAdapters[]> {
  const files = packageFolders()
    .map((folder) => join(root, folder, "golden/adapters.ts"))
    .filter((file) => existsSync(file));
  return Promise.all(
    files.map(async (file) => {
      const { adapters } = (await import(pathToFileURL(file).href)) as { adapters: GoldenAdapters };
      return adapters;
    }),
  );
}
