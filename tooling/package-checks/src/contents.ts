// What a build contains, read from the build itself: its source maps name every file that went in.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/**
 * The sources of a build that lie outside its package: code of another package that was bundled in. A bundler takes in
 * whatever is declared neither as a dependency nor as a peer, and neither publint nor are-the-types-wrong minds.
 */
export function bundledFrom(dist: string, home = dirname(dist)): string[] {
  const modules = filesOf(dist).filter((file) => file.endsWith(".js"));
  if (modules.length === 0) throw new Error(`${dist} has no modules.`);
  const sources = modules.flatMap((file) => {
    const map = JSON.parse(readFileSync(`${file}.map`, "utf8")) as { sources: string[] };
    return map.sources.map((source) => resolve(dirname(file), source));
  });
  const foreign = sources.map((source) => relative(home, source)).filter((path) => path.startsWith(".."));
  return [...new Set(foreign)].sort();
}

/** The packages that the modules of a build import, without those of the build itself. */
export function importsOf(dist: string): string[] {
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'.][^"']*)["']/g;
  const found = filesOf(dist)
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(pattern)].map(([, specifier = ""]) => specifier),
    );
  return [...new Set(found)].sort();
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
}
