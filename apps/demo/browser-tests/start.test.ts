import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { figureOf, visit } from "./browsing.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** Runs what `npm start` runs, until it has printed its address. */
async function start() {
  const child = spawn(process.execPath, ["--import", "tsx", "server/start.ts"], { cwd: root });
  started.push(child);
  let output = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
      const [, url] = /The page: +(\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    child.stderr.on("data", (chunk) => {
      output += String(chunk);
    });
    child.on("exit", () => reject(new Error(output)));
  });
  return { child, address, output };
}

let first: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  first = await start();
});

test("npm start prints the chapter's numbers", () => {
  expect(first.output).toContain("1.5590695");
  expect(first.output).toContain("1 bit");
});

test("its address shows the page, without an error", async ({ skip }) => {
  skip(!(await findBrowser()), noBrowser);
  const browser = await launchBrowser();
  const { page, problems } = await visit(browser, first.address, { width: 1280, scheme: "light" });
  expect(await figureOf(page, "softmax-loss")).toBeCloseTo(1.5590695, 6);
  expect(await problems()).toEqual([]);
  await browser.close();
});

test("a second npm start takes another port, and ends on Ctrl-C", async () => {
  const second = await start();
  expect(second.address).not.toBe(first.address);
  const status = new Promise((resolve) => second.child.once("exit", resolve));
  second.child.kill("SIGINT");
  expect(await status).toBe(0);
});
