import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { expect, inject, test } from "vitest";
import { plugins } from "./packages.js";

const project = inject("everything");

/** What esbuild makes of programs, each by itself, in a project that has every package installed. */
async function bundle(programs: readonly string[]): Promise<string[]> {
  const virtual: Plugin = {
    name: "programs",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^program:/ }, ({ path }) => ({ path, namespace: "program" }));
      onLoad({ filter: /./, namespace: "program" }, ({ path }) => ({
        contents: programs[Number(path.slice("program:".length))] ?? "",
        resolveDir: project,
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: programs.map((_, i) => ({ in: `program:${i}`, out: `${i}` })),
    ...{ bundle: true, format: "esm", write: false, splitting: false, outdir: "out", minifySyntax: true },
    ...{ platform: "neutral", external: ["@surprisal/tensor", "@surprisal/loss-registry"] },
    ...{ logLevel: "error", plugins: [virtual] },
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path, ".js"), text]));
  return programs.map((_, i) => texts.get(`${i}`) ?? "");
}

/** The file name of a loss as its export's name: `absolute-error` is `absoluteError`. */
const exportName = (file: string): string =>
  file.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The paths of a plug-in from which single functions are imported. */
function pathsOf(name: string): string[] {
  return readdirSync(join(project, "node_modules", name, "dist"))
    .filter((file) => file.endsWith(".js") && file !== "index.js" && !file.startsWith("chunk-"))
    .map((file) => file.slice(0, -".js".length));
}

test.each(plugins)("no path of $name has a side effect, but its index", async ({ name }) => {
  const code = await bundle(pathsOf(name).map((path) => `import "${name}/${path}";`));
  const kept = code.map((text) => text.replace(/^import "@surprisal\/[a-z-]+";$|^\/\/.*$/gm, "").trim());
  expect(kept.filter((text) => text !== "")).toEqual([]);
});

test.each([
  ["@surprisal/losses-regression", "huber"],
  ["@surprisal/losses-classification", "hinge"],
  ["@surprisal/info-theory", "entropy"],
])("%s/%s brings one function and no other", async (name, path) => {
  const others = pathsOf(name)
    .filter((it) => it !== path)
    .map(exportName);
  const [code = ""] = await bundle([`export * from "${name}/${path}";`]);
  expect(code).toContain(exportName(path));
  expect(others.filter((other) => new RegExp(`name: "${other}"|var ${other}\\b`).test(code))).toEqual([]);
});
