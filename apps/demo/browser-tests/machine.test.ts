import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { builtPage } from "../server/built-page.js";
import { numberIn, type Page } from "./browsing.js";
import { noWebGpu, openingPage } from "./opening.js";
import { servePlainly } from "./serving.js";

const openAtDesk = openingPage().sharing("#proof");
const { open: openOnPlainHost } = openingPage(servePlainly);

const numbersIn = async (page: Page, selector: string) =>
  (await page.locator(selector).allTextContents()).map(numberIn);

test("every figure of the proof agrees with its reference", async () => {
  const page = await openAtDesk();
  await page.locator("#proof").getByRole("button", { name: "Compute" }).click();
  await page.locator("[data-proof]", { hasText: "ulp off" }).waitFor();
  const ulps = await numbersIn(page, "#proof [data-ulps]");
  expect(ulps.length).toBeGreaterThan(10);
  expect(Math.max(...ulps)).toBeLessThanOrEqual(8);
});

test("the kernels of a loss are shown for CPU and GPU, which compute one value", async ({ skip }) => {
  const page = await openAtDesk();
  const hood = page.locator("#explorer .machinery");
  await hood.locator("summary").first().click();
  const value = async () => numberIn(await hood.locator("[data-machine-value]").textContent());
  await hood.getByText("WebAssembly of kernel 1").click();
  expect(await hood.getByRole("textbox", { name: "WebAssembly of kernel 1" }).inputValue()).toContain(
    "f32x4",
  );
  const onCpu = await value();
  const why = await noWebGpu(page);
  skip(why !== "", why);
  await hood.getByRole("radio", { name: "GPU" }).check();
  await hood.getByText("WGSL of kernel 1").click();
  expect(await hood.getByRole("textbox", { name: "WGSL of kernel 1" }).inputValue()).toContain("@compute");
  expect(Math.abs((await value()) - onCpu)).toBeLessThan(1e-6);
});

test("on a host that sends no headers the page works; after a reload it may use threads, also to measure", async () => {
  const page = await openOnPlainHost("#bench");
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
  const folder = await builtPage(() => undefined);
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
