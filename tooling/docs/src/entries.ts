import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolders, root } from "../../../scripts/install.mjs";

/** A published path without a pattern: `@surprisal/tensor/testing`, and the source that defines it. */
export interface Entry {
  name: string;
  source: string;
}

/** Every path that a user may import by one name, except those of single losses. */
export function publishedEntries(): Entry[] {
  return packageFolders().flatMap((member) => {
    const manifest = JSON.parse(readFileSync(join(root, member, "package.json"), "utf8")) as {
      name: string;
      private?: boolean;
      exports: Record<string, string>;
    };
    if (manifest.private) return [];
    return Object.entries(manifest.exports)
      .filter(([path, source]) => !path.includes("*") && source.endsWith(".ts"))
      .map(([path, source]) => ({
        name: join(manifest.name, path).replaceAll("\\", "/"),
        source: `${member}${source.slice(1)}`,
      }))
      .filter(({ source }) => existsSync(join(root, source)));
  });
}
