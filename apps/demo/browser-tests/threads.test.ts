import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { build, preview } from "vite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Outcome } from "./threads/page.js";

const root = fileURLToPath(new URL("threads", import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), "surprisal-threads-"));
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const found = await findBrowser();
const toClose: { close(): Promise<unknown> }[] = [];
const complaints: string[] = [];
let browser: Awaited<ReturnType<typeof launchBrowser>> | undefined;

beforeAll(async () => {
  if (!found) return;
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { onLog: (level, { message }) => complaints.push(`${level}: ${message}`) },
    },
  });
  browser = await launchBrowser();
  toClose.push(browser);
});
afterAll(async () => {
  for (const open of toClose.reverse()) await open.close();
  rmSync(outDir, { recursive: true, force: true });
});
beforeEach(({ skip }) => skip(!found, noBrowser));

/** A page served with these headers: computes on so many threads, so many times; keeps what its console warns of. */
async function open(headers: Record<string, string>) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", headers },
  });
  toClose.push(server);
  const page = await browser?.newPage();
  const url = server.resolvedUrls?.local[0];
  if (!page || !url) throw new Error("The page is not being served.");
  const warnings: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  await page.goto(url);
  await page.waitForFunction("globalThis.compute");
  const compute = (count: number, times: number) => page.evaluate<Outcome>(`compute(${count}, ${times})`);
  return { compute, warnings };
}

test("the bundler has nothing to say about the workers", () => {
  expect(complaints).toEqual([]);
});

test("an isolated page computes on several threads, with the bits of one", async () => {
  const { compute, warnings } = await open(isolation);
  const one = await compute(1, 1);
  expect(one).toMatchObject({ threads: 1, isolated: true });
  expect(await compute(2, 100)).toEqual({ ...one, threads: 2 });
  expect(await compute(3, 100)).toEqual({ ...one, threads: 3 });
  expect(await compute(1, 1)).toEqual(one);
  expect(warnings).toEqual([]);
});

test("a page that is not isolated computes the same on one thread, and says why once", async () => {
  const isolated = await (await open(isolation)).compute(1, 1);
  const { compute, warnings } = await open({});
  expect(await compute(2, 3)).toEqual({ ...isolated, isolated: false });
  await compute(4, 1);
  expect(warnings).toEqual([expect.stringContaining("Cross-Origin-Opener-Policy: same-origin")]);
});

test("a page whose policy forbids the workers computes the same on one thread, and says so once", async () => {
  const policy = { "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'" };
  const { compute, warnings } = await open({ ...isolation, ...policy });
  const result = await compute(2, 3);
  expect(result).toMatchObject({ threads: 1, isolated: true });
  expect(await compute(3, 1)).toEqual(result);
  expect(warnings).toEqual([expect.stringContaining("Worker threads could not start")]);
});
