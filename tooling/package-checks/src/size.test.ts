// Sizes as a browser downloads them, and what a bundler must be able to leave out. `pnpm size` prints the sizes.

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Measured {
  name: string;
  passed: boolean;
  size: number;
  sizeLimit?: number;
}

const home = fileURLToPath(new URL("..", import.meta.url));
const sizeLimit = join(dirname(fileURLToPath(import.meta.resolve("size-limit"))), "bin.js");
const { stdout, stderr } = spawnSync(process.execPath, [sizeLimit, "--json"], {
  cwd: home,
  encoding: "utf8",
});
const measured = (stdout ? JSON.parse(stdout) : []) as Measured[];

test("every size was measured", () => expect(measured.length, stderr).toBeGreaterThan(0));

for (const { name, size, sizeLimit: limit = 0 } of measured) {
  test(`${name} is within its budget`, () => {
    const remedy = `It is ${size} bytes. Make it smaller, or raise its limit in tooling/package-checks/.size-limit.mjs and say why.`;
    expect(size, remedy).toBeLessThanOrEqual(limit);
  });
}
