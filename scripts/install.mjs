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

/**
 * Runs the pinned pnpm through npx, with this terminal's input and output; returns the exit status.
 *
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} options
 */
export function pnpm(args, options = {}) {
  const { status, error } = spawnSync(
    ...command("npx", ["--yes", pinnedPnpm(), ...args], { cwd: root, stdio: "inherit", ...options }),
  );
  if (error) throw error;
  return status ?? 1;
}

/**
 * The arguments with which `spawn` starts npm or npx on every platform. On Windows these are .cmd files, which only a
 * shell can start, and a shell must be kept from splitting paths at spaces.
 *
 * @template {object} T
 * @param {string} name
 * @param {string[]} args
 * @param {T} options
 * @returns {[string, string[], T & { shell: boolean }]}
 */
export function command(name, args, options) {
  const shell = process.platform === "win32";
  return [name, shell ? args.map((arg) => `"${arg}"`) : args, { ...options, shell }];
}

/** The package manager that package.json names: `pnpm@10.34.8`. */
export function pinnedPnpm(folder = root) {
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
