import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findBrowser, launchBrowser, noBrowser, softwareVulkan } from "./index.js";

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const found = await findBrowser();
let server: Server;
let browser: Browser | undefined;

beforeAll(async () => {
  server = createServer((_, response) =>
    response.writeHead(200, { ...isolation, "Content-Type": "text/html" }).end("<h1>Page"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  if (found) browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server.close();
});
beforeEach(({ skip }) => skip(!found, noBrowser));

/** Evaluates an expression in a fresh page of ours. */
async function inPage(expression: string): Promise<unknown> {
  const page = await browser?.newPage();
  await page?.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page?.evaluate(expression);
}

test("a page with the isolation headers may share memory between threads", async () => {
  expect(await inPage("crossOriginIsolated && new SharedArrayBuffer(8).byteLength")).toBe(8);
});

test("a page gets a WebGPU device", async () => {
  const limit =
    "navigator.gpu.requestAdapter().then((a) => a.requestDevice()).then((d) => d.limits.maxComputeInvocationsPerWorkgroup)";
  expect(await inPage(limit)).toBeGreaterThanOrEqual(256);
});

test("a page draws text in a font", async () => {
  expect(await inPage("document.querySelector('h1').getClientRects()[0].height")).toBeGreaterThan(10);
});

test("the software Vulkan driver for Node is unpacked where it can run", async ({ skip }) => {
  const env = await softwareVulkan();
  skip(!env, "the Vulkan driver from npm runs on Linux x64 alone");
  expect(Object.values(env ?? {}).every((path) => existsSync(path))).toBe(true);
});
