import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { numbersIn } from "./browsing.js";
import { openingPage } from "./opening.js";
import { builtOnce, servePlainly } from "./serving.js";

const { open } = openingPage(servePlainly);

test("on a host that sends no headers the page works; after a reload it may use threads, also to measure", async () => {
  const page = await open("#bench");
  expect(await page.evaluate("crossOriginIsolated")).toBe(false);
  await page.locator("#explorer .panel .katex").first().waitFor();
  await page.locator("#proof").getByRole("button", { name: "Compute" }).click();
  await page.locator("[data-proof]", { hasText: "on one thread" }).waitFor();
  await page.getByRole("button", { name: "Reload for threads" }).click();
  await page.waitForFunction("crossOriginIsolated");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.locator("#bench .notice").count()).toBe(0);

  const bench = page.locator("#bench");
  await bench.getByRole("button", { name: "Measure" }).click();
  await bench.getByRole("button", { name: "Stop" }).click();
  await bench.getByText("Stopped.").waitFor();
  await bench.getByRole("button", { name: "Measure" }).click();
  await bench.getByText("Done, on one thread").waitFor();
  const speedups = await numbersIn(page, "#bench [data-speedup]");
  expect(speedups).toHaveLength(4);
  expect(Math.min(...speedups)).toBeGreaterThan(0);
});

test("what the first view needs is less than 150 kB", async () => {
  const folder = await builtOnce();
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const files = new Set(["index.html"]);
  const add = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    const text = readFileSync(join(folder, path), "utf8");
    // What a script imports at once; what it imports when it is needed is a call.
    for (const [, name] of text.matchAll(/(?:from|import) ?"\.\/([^"]+\.js)"/g)) add(`assets/${name}`);
  };
  for (const [, path = ""] of html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)) add(path);
  const sizes = [...files].map((path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length);
  expect(files.size).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
});
