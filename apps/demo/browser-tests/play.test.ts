import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { app, builtPage } from "../server/built-page.js";
import { figureOf, type Page, type View, visit } from "./browsing.js";

const found = await findBrowser();
let server: PreviewServer | undefined;
let browser: Awaited<ReturnType<typeof launchBrowser>> | undefined;

beforeAll(async () => {
  if (!found) return;
  const outDir = await builtPage(() => {});
  server = await preview({ root: app, logLevel: "error", build: { outDir }, preview: { host: "127.0.0.1" } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(({ skip }) => skip(!found, noBrowser));

async function open(section: string, view: View = { width: 1280, scheme: "light" }) {
  const url = server?.resolvedUrls?.local[0];
  if (!browser || !url) throw new Error("The built page is not being served.");
  const { page, ...visited } = await visit(browser, `${url}#${section}`, view);
  return { page, part: page.locator(`#${section}`), ...visited };
}

/** Drags a handle by some pixels. */
async function drag(page: Page, name: string, [dx, dy]: readonly [number, number]): Promise<void> {
  const box = await page.getByRole("slider", { name, exact: true }).boundingBox();
  if (!box) throw new Error(`${name} is not to be seen.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 3 });
  await page.mouse.up();
}

test("a tug of war: labels move by key and pointer, the answers follow, the pulls balance", async () => {
  const { page, part, problems, close } = await open("estimators");
  await part.getByRole("radio", { name: "L2" }).check({ force: true });
  expect(await figureOf(page, "balance")).toBe(0.66);
  await part.getByRole("slider", { name: "Label 7" }).focus();
  for (let step = 0; step < 7; step++) await page.keyboard.press("ArrowLeft");
  expect(await figureOf(page, "balance")).toBe(0.56);
  await part.getByRole("button", { name: "Let c go" }).click();
  expect(await figureOf(page, "pull-left")).toBe(await figureOf(page, "pull-right"));
  await drag(page, "Label 7", [-60, 0]);
  expect(await figureOf(page, "balance")).toBeLessThan(0.5);
  expect(problems).toEqual([]);
  await close();
});
