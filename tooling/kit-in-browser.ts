// The conformance kit's suites of the package in the current folder, in Chromium, on its WebGPU; they take many minutes on
// the software adapter: `npx vitest run --config ../../tooling/kit-in-browser.ts src/huber.test.ts`.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { inPage } from "./in-page.js";

const testing = fileURLToPath(new URL("../packages/tensor/src/testing/", import.meta.url));

/** What reads files or starts processes, as `src/math` does for its tables: nothing of the kit, and no page loads it. */
const needsNode = readdirSync("src", { encoding: "utf8", recursive: true })
  .map((file) => `src/${file}`)
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) =>
    /from "(node:|@surprisal\/(golden\/vitest|browser-testing)")/.test(readFileSync(file, "utf8")),
  );

export default defineConfig({
  root: process.cwd(),
  ...inPage,
  test: {
    ...inPage.test,
    include: ["src/**/*.test.ts", "webgpu-tests/**/*.test.ts"],
    exclude: [...needsNode, "src/math/**"],
    setupFiles: [`${testing}on-webgpu.ts`],
    testNamePattern: "on webgpu",
    testTimeout: 600_000,
  },
});
