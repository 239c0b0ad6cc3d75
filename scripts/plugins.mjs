// Plug-ins are found, not listed: packages that take the registry as a peer dependency.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolders, root } from "./install.mjs";

/**
 * What is known of a package from its package.json.
 *
 * @typedef {{ name: string, description: string, private?: boolean, dependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} Manifest
 */

/**
 * @param {string} folder
 * @returns {Manifest}
 */
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** @param {Manifest} manifest */
const joinsRegistry = ({ peerDependencies }) => peerDependencies?.["@surprisal/loss-registry"] !== undefined;

/**
 * The plug-ins of the workspace: folder from the root, and manifest.
 *
 * @returns {{ folder: string, manifest: Manifest }[]}
 */
export function pluginPackages() {
  return packageFolders()
    .filter((folder) => folder.startsWith("packages/"))
    .map((folder) => ({ folder, manifest: manifestOf(join(root, folder)) }))
    .filter(({ manifest }) => joinsRegistry(manifest))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/**
 * The names of the plug-ins among the dependencies of an app.
 *
 * @param {string} app its folder from the root
 * @returns {string[]}
 */
export function installedPlugins(app) {
  const installed = (/** @type {string} */ name) => join(root, app, "node_modules", name);
  return Object.keys(manifestOf(join(root, app)).dependencies ?? {}).filter(
    (name) => existsSync(join(installed(name), "package.json")) && joinsRegistry(manifestOf(installed(name))),
  );
}
