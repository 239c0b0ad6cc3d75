// The page as `vite build` makes it, kept until one of its sources changes.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The folder of the demo. */
export const app = fileURLToPath(new URL("..", import.meta.url));

const cache = join(app, "node_modules/.cache/page");

/** The folder of the built page, built first if there is none or its sources have changed. */
export async function builtPage(onBuild: () => void): Promise<string> {
  const key = keyOf([
    ...["src", "build", "public", "index.html", "vite.config.ts"].map((path) => join(app, path)),
    ...packageSources(),
    join(app, "../../pnpm-lock.yaml"),
  ]);
  const stamp = join(cache, "key");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return cache;
  onBuild();
  await build({ root: app, logLevel: "warn", build: { outDir: cache, emptyOutDir: true } });
  writeFileSync(stamp, key);
  return cache;
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
