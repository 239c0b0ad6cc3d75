import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, inject, test } from "vitest";
import { bundledFrom, importsOf } from "./contents.js";
import { plugins, publicPackages } from "./packages.js";

const everything = inject("everything");
const installed = (name: string) => join(everything, "node_modules", name);

describe.each(publicPackages)("the tarball of $name", ({ name }) => {
  test("has a README and a licence, and besides package.json only what was built", () => {
    const files = readdirSync(installed(name)).sort();
    expect(files).toEqual(["LICENSE", "README.md", "dist", "package.json"]);
  });

  test("contains no code of another package", () => {
    expect(bundledFrom(join(installed(name), "dist"))).toEqual([]);
  });

  test("refers to sources and tests nowhere", () => {
    const manifest = readFileSync(join(installed(name), "package.json"), "utf8");
    const { exports, scripts: _, ...rest } = JSON.parse(manifest) as Record<string, unknown>;
    expect(JSON.stringify(exports)).not.toContain("/src/");
    expect(JSON.stringify(rest)).not.toContain("workspace:");
    expect(readdirSync(join(installed(name), "dist")).filter((file) => file.includes(".test"))).toEqual([]);
  });
});

test.each(plugins)("$name imports the core that is installed beside it", ({ name, manifest }) => {
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const imported = importsOf(join(installed(name), "dist"));
  expect(imported).toContain("@surprisal/loss-registry");
  expect(imported.filter((path) => !declared.some((it) => path === it || path.startsWith(`${it}/`)))).toEqual(
    [],
  );
});

test("a plug-in that bundles its core is found out", async () => {
  const outdir = join(everything, "bundled");
  const entry = join(installed("@surprisal/losses-regression"), "dist/huber.js");
  await build({
    entryPoints: [entry],
    outdir,
    bundle: true,
    format: "esm",
    sourcemap: true,
    logLevel: "error",
  });
  expect(bundledFrom(outdir, installed("@surprisal/losses-regression")).join()).toContain("loss-registry");
});

test("installing one plug-in brings the core and no other plug-in", () => {
  const scope = join(inject("onePlugin"), "node_modules/@surprisal");
  expect(existsSync(scope) ? readdirSync(scope).sort() : []).toEqual([
    "loss-registry",
    "losses-regression",
    "tensor",
  ]);
});
