import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { pluginModule } from "./plugins.js";
import { contestants, helpers } from "./roster.js";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

// Emscripten's loader, inside tfjs, is CommonJS.
const commonJs = `import { createRequire as __createRequire } from "node:module";
import { dirname as __dirnameOf } from "node:path";
import { fileURLToPath as __fileURLToPath } from "node:url";
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __dirnameOf(__filename);`;

/**
 * Bundles contestants as an application would be, and returns the folder that holds them as `name.mjs`. They are not
 * run through tsx: what it wraps around functions to keep their names would be measured too.
 *
 * @param extra further contestants: name and source file
 * @param plugins modules of the user, whose losses ours has too
 */
export async function bundleContestants(
  extra: Readonly<Record<string, string>> = {},
  plugins: readonly string[] = [],
): Promise<string> {
  const names = readdirSync(contestants)
    .filter((file) => file.endsWith(".ts") && !helpers.has(file))
    .map((file) => file.slice(0, -".ts".length));
  // A folder of its own for each run: another may be under way. It lies here so that packages are found from it.
  mkdirSync(dist, { recursive: true });
  const outdir = mkdtempSync(join(dist, "run-"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: {
      ...Object.fromEntries(names.map((name) => [name, join(contestants, `${name}.ts`)])),
      ...extra,
    },
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: commonJs },
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
    plugins: [allPlugins(plugins)],
  });
  return outdir;
}

/** The module "all-plugins", which registers the losses of every plug-in. */
function allPlugins(files: readonly string[]): Plugin {
  const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  return {
    name: "all-plugins",
    setup(build) {
      build.onResolve({ filter: /^all-plugins$/ }, () => ({ path: "all-plugins", namespace: "bench" }));
      build.onLoad({ filter: /.*/, namespace: "bench" }, () => ({
        contents: pluginModule(files, own),
        resolveDir: dist,
        loader: "ts",
      }));
    },
  };
}
