import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolders, root } from "../../../scripts/install.mjs";

interface Manifest {
  name: string;
  private?: boolean;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A package that is published: its npm name, its folder and its package.json. */
export interface PublicPackage {
  name: string;
  folder: string;
  manifest: Manifest;
}

/** Every package of the workspace that is published. */
export const publicPackages: PublicPackage[] = packageFolders()
  .map((member) => join(root, member))
  .map((folder) => ({
    folder,
    manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest,
  }))
  .filter(({ manifest }) => !manifest.private)
  .map(({ folder, manifest }) => ({ name: manifest.name, folder, manifest }));

/** Those that plug into the registry. */
export const plugins = publicPackages.filter(
  ({ manifest }) => manifest.peerDependencies?.["@surprisal/loss-registry"],
);

/** The tarball of a package: `@surprisal/tensor` is in `surprisal-tensor-0.1.0.tgz`. */
export function tarballOf(name: string, folder: string): string {
  const prefix = `${name.slice(1).replace("/", "-")}-`;
  const file = readdirSync(folder).find(
    (entry) => entry.startsWith(prefix) && /^\d/.test(entry.slice(prefix.length)),
  );
  if (!file) throw new Error(`${name} has no tarball in ${folder}.`);
  return join(folder, file);
}
