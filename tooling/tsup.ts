// The one build preset of the published packages.

import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

interface Manifest {
  publishConfig: { exports: Record<string, string | { default: string }> };
}

/** Builds the package in the current folder: ES modules, one entry per published path. */
export function library(): ReturnType<typeof defineConfig> {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  return defineConfig({
    entry: entriesOf(manifest, readdirSync("src")),
    format: "esm",
    target: "es2022",
    platform: "neutral",
    // Without shared chunks, a loss imported by its subpath and the same loss in the index would be two objects.
    splitting: true,
    // Declarations come from tsc; see tsconfig.build.json.
    dts: false,
    sourcemap: true,
    esbuildOptions(options) {
      // An import for its effect, of a file that package.json says has none, would be dropped.
      options.logOverride = { "ignored-bare-import": "error" };
    },
    clean: true,
  } satisfies Options);
}

/**
 * The build's entries, read from what package.json publishes: `./dist/a/b.js` is built from `src/a/b.ts`, and a
 * pattern, `./dist/*.js`, stands for every file of `src` itself that is neither a test nor a declaration.
 */
export function entriesOf(manifest: Manifest, sources: string[]): Record<string, string> {
  const published = Object.values(manifest.publishConfig.exports)
    .map((target) => (typeof target === "string" ? target : target.default))
    .filter((path) => path.startsWith("./dist/") && path.endsWith(".js"))
    .map((path) => path.slice("./dist/".length, -".js".length));
  const modules = sources
    .filter((file) => file.endsWith(".ts") && !/\.(test|test-d|d)\.ts$/.test(file))
    .map((file) => file.slice(0, -".ts".length));
  const names = published.flatMap((name) => (name === "*" ? modules : [name]));
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));
}
