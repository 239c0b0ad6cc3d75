// The page as `vite build` makes it, kept until one of its sources changes.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The folder of the demo. */
export const app = fileURLToPath(new URL("..", import.meta.url));

const cache = join(app, "node_modules/.cache/page");

/** Pages kept: another may still be served while the newest is built. */
const kept = 3;

/** The folder of the built page, built first if there is none of these sources. */
export async function builtPage(onBuild: () => void): Promise<string> {
  const key = keyOf([
    ...["src", "build", "public", "index.html", "vite.config.ts"].map((path) => join(app, path)),
    ...packageSources(),
    join(app, "../../pnpm-lock.yaml"),
  ]);
  const folder = join(cache, key.slice(0, 16));
  if (existsSync(folder)) return folder;
  onBuild();
  const outDir = `${folder}.${process.pid}`;
  await buildForVisitors(outDir);
  // Whole or not at all; whoever was faster has built the same.
  if (existsSync(folder)) rmSync(outDir, { recursive: true });
  else renameSync(outDir, folder);
  for (const old of byAge(cache).slice(kept)) rmSync(old, { recursive: true, force: true });
  return folder;
}

/** Whoever asks for the page gets what visitors get, also a test runner, for which Vite would build to debug. */
async function buildForVisitors(outDir: string): Promise<void> {
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = "production";
  try {
    await build({ root: app, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** The entries of a folder, youngest first. */
function byAge(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

function packageSources(): string[] {
  const packages = join(app, "../../packages");
  return readdirSync(packages).map((name) => join(packages, name, "src"));
}

/** Identifies the contents of files and folders. */
export function keyOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (!existsSync(path)) return;
    hash.update(`\0${path}\0`);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(readFileSync(path));
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}
