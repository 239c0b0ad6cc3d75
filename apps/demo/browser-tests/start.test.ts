import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { afterEach, expect, test } from "vitest";
import { figureOf, visit } from "./browsing.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
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
  return { child, address, output: () => output };
}

test("npm start prints the chapter's numbers and an address, and ends on Ctrl-C", async () => {
  const { child, output } = await start();
  expect(output()).toContain("1.5590695");
  expect(output()).toContain("1 bit");
  const status = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  expect(await status).toBe(0);
});

test("a second npm start takes another port", async () => {
  const [first, second] = [await start(), await start()];
  expect(second.address).not.toBe(first.address);
});

test("the address shows the page, without an error", async ({ skip }) => {
  skip(!(await findBrowser()), noBrowser);
  const { address } = await start();
  const browser = await launchBrowser();
  const { page, problems } = await visit(browser, address, { width: 1280, scheme: "light" });
  expect(await figureOf(page, "softmax-loss")).toBeCloseTo(1.5590695, 6);
  expect(problems).toEqual([]);
  await browser.close();
});
