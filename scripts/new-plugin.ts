// npm run new-plugin -- NAME [--loss NAME]: a package with one loss, registered, tested, in demo, bench and docs, ready to be published.

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
  run("installing", ["install", "--no-frozen-lockfile"]);
  run("formatting", ["exec", "biome", "format", "--write", ...written]);
  run("writing the docs", ["run", "docs"]);
  console.log(
    `Done. The loss is packages/${name}/src/; docs/guides/new-plugin.md says how to go on. Next: npm test.`,
  );
}

function run(what: string, args: string[]): void {
  if (pnpm(args) !== 0) throw new Error(`${what} failed: npx pnpm ${args.join(" ")}`);
}
