import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { pluginModule } from "./plugins.js";
import { contestants, type Entry } from "./roster.js";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

// Emscripten's loader, inside tfjs, is CommonJS.
const commonJs = `import { createRequire as __createRequire } from "node:module";
import { dirname as __dirnameOf } from "node:path";
import { fileURLToPath as __fileURLToPath } from "node:url";
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __dirnameOf(__filename);`;

export interface BundleOptions {
  /** Modules of the user, whose losses ours has too. */
  readonly plugins?: readonly string[] | undefined;
  readonly platform?: "node" | "browser";
}

/** A folder that holds contestants as `name.mjs`; it goes with the process at the latest. */
export interface Bundles {
  readonly folder: string;
  remove(): void;
}

/**
 * Bundles the contestants that are asked for as an application would be. They are not run through tsx: what it wraps
 * around functions to keep their names would be measured too.
 */
export async function bundleContestants(
  entries: readonly Entry[],
  { plugins = [], platform = "node" }: BundleOptions = {},
): Promise<Bundles> {
  const programs = entries.map(({ file }) => file).filter((file) => extname(file) === ".ts");
  // A folder of its own for each run: another may be under way. It lies here so that packages are found from it.
  mkdirSync(dist, { recursive: true });
  const outdir = mkdtempSync(join(dist, "run-"));
  const remove = () => {
    process.off("exit", remove);
    rmSync(outdir, { recursive: true, force: true });
  };
  process.once("exit", remove);
  const inPage = platform === "browser";
  if (inPage) for (const file of binaries) copyFileSync(file, join(outdir, basename(file)));
  await build({
    entryPoints: Object.fromEntries(programs.map((file) => [basename(file, ".ts"), join(contestants, file)])),
    outdir,
    bundle: true,
    platform,
    target: inPage ? "es2022" : "node20",
    format: "esm",
    mainFields: ["module", "main"],
    // Its binaries lie beside it.
    external: ["webgpu"],
    ...(!inPage && { banner: { js: commonJs } }),
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
    plugins: [
      virtual("all-plugins", () => pluginModule(plugins, own)),
      virtual("peers", () => peersModule(inPage)),
      ...(inPage ? [servedByPage] : []),
    ],
  });
  return { folder: outdir, remove };
}

const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const require = createRequire(import.meta.url);
const tfjsWasm = dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));
/** What tfjs fetches at run time. */
const binaries = readdirSync(tfjsWasm)
  .filter((file) => file.endsWith(".wasm"))
  .map((file) => join(tfjsWasm, file));

/** What contestants cannot find out by themselves where they run. */
function peersModule(inPage: boolean): string {
  // Its exports leave out package.json.
  const jax = join(dirname(dirname(require.resolve("@jax-js/jax"))), "package.json");
  const { version } = JSON.parse(readFileSync(jax, "utf8")) as { version: string };
  const folder = inPage ? "/bundles/" : `${tfjsWasm}/`;
  return `export const jaxVersion = ${JSON.stringify(version)}; export const tfjsWasm = ${JSON.stringify(folder)};`;
}

/** A module that exists in bundles alone. */
function virtual(name: string, contents: () => string): Plugin {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      onLoad({ filter: /.*/, namespace: name }, () => ({
        contents: contents(),
        resolveDir: dist,
        loader: "ts",
      }));
    },
  };
}

const servedByPage: Plugin = {
  name: "served-by-page",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/serve\.js$/ }, () => ({ path: own("contestants/serve-browser.ts") }));
  },
};
