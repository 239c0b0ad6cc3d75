// npm run new-plugin -- NAME [--loss NAME]: a package with one loss, registered, tested, in demo, bench and docs, ready to be published.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pnpm, root } from "./install.mjs";
import { addPlugin } from "./new-plugin/add-plugin.js";
import { exportName } from "./new-plugin/names.js";

const usage = `Usage: npm run new-plugin -- NAME [--loss LOSS]

NAME is the folder in packages and the npm name behind @surprisal/, in kebab-case: losses-survival.
LOSS is its first loss, in camelCase; without it, NAME in camelCase.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { loss: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  const [name, ...more] = positionals;
  if (values.help) {
    console.log(usage);
  } else if (name === undefined || more.length > 0) {
    throw new Error(`Give one name.\n\n${usage}`);
  } else {
    create(name, values.loss ?? exportName(name));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function create(name: string, loss: string): void {
  const written = addPlugin(root, name, loss);
  console.log(`Wrote packages/${name}:\n${written.map((file) => `  ${file}`).join("\n")}`);
  run("resolving", pnpm(["install", "--lockfile-only"]));
  run("formatting", pnpm(["exec", "biome", "format", "--write", ...written]));
  const docs = [join(root, "scripts/run.mjs"), "docs"];
  run("installing and writing the docs", spawnSync(process.execPath, docs, { stdio: "inherit" }).status);
  console.log(
    `Done. The loss is packages/${name}/src/; docs/guides/new-plugin.md says how to go on. Next: npm test.`,
  );
}

function run(what: string, status: number | null): void {
  if (status !== 0) throw new Error(`${what} failed; see above.`);
}
