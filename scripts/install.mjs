// Brings a fresh clone to the point where its own tools run. Plain Node: nothing is installed yet when this starts.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs the dependencies unless what is installed already matches the lockfile and every package.json. */
export function ensureInstalled(folder = root) {
  const stamp = join(folder, "node_modules", ".install-stamp");
  const wanted = installKey(folder);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing dependencies (once, and after each change of them) …");
  const status = pnpm(["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"], {
    cwd: folder,
  });
  if (status !== 0) {
    throw new Error(
      `pnpm install ended with status ${status}. After a change of dependencies, run ` +
        `"npx --yes ${pinnedPnpm(folder)} install" and commit pnpm-lock.yaml.`,
    );
  }
  writeFileSync(stamp, wanted);
}

/** Identifies what an install depends on: lockfile, manifests, and the platform whose binaries are chosen. */
export function installKey(folder) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of manifests(folder)) {
    // Line endings differ between checkouts of one commit on Windows and elsewhere.
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n"));
  }
  return hash.digest("hex");
}

/** Runs the pinned pnpm through npx, with this terminal's input and output; returns the exit status. */
export function pnpm(args, options = {}) {
  const command = ["--yes", pinnedPnpm(root), ...args];
  // npx is a .cmd file on Windows, which only a shell can start; no argument of ours needs quoting.
  const shell = process.platform === "win32";
  const { status, error } = spawnSync("npx", command, { cwd: root, stdio: "inherit", shell, ...options });
  if (error) throw error;
  return status ?? 1;
}

function pinnedPnpm(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).packageManager;
}

function manifests(folder) {
  const members = packageFolders(folder).map((member) => `${member}/package.json`);
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...members];
}

/** The workspace's packages, as paths relative to its root: `packages/tensor`, `apps/demo` … */
export function packageFolders(folder = root) {
  return ["packages", "apps", "tooling"]
    .filter((group) => existsSync(join(folder, group)))
    .flatMap((group) => readdirSync(join(folder, group)).map((name) => `${group}/${name}`))
    .filter((member) => existsSync(join(folder, member, "package.json")))
    .sort();
}
