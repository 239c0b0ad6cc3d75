// How soon the page is there, and whether it ever stutters: `npm run measure`, with the number of rounds if not 2.

import { launchBrowser } from "@surprisal/browser-testing";
import { type Page, visit } from "./browsing.js";
import { servePage } from "./serving.js";

type Figures = Record<string, number>;

const rounds = Number(process.argv[2] ?? 2);
const view = { width: 1280, scheme: "light" } as const;
const reach = 60;

// Kept in the page from its first moment on.
const watch = `globalThis.seen = { first: NaN, largest: NaN, moved: 0 };
const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
observe("paint", ({ name, startTime }) => { if (name === "first-contentful-paint") seen.first = startTime; });
observe("largest-contentful-paint", ({ startTime }) => { seen.largest = startTime; });
observe("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.moved += value; });`;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, on the clock and on the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

const begin = (page: Page) =>
  browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });

/**
 * How long each task of the page's main thread has kept the processor since then, in milliseconds. A clock would count
 * what other programs do meanwhile.
 */
async function tasks(): Promise<number[]> {
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const main = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name === "RunTask" && main.some((it) => it.pid === pid && it.tid === tid))
    .map(({ tdur = 0 }) => tdur / 1000);
}

async function longestWhile(page: Page, act: () => Promise<unknown>): Promise<number> {
  await begin(page);
  await act();
  return Math.max(0, ...(await tasks()));
}

/** Drags what can be dragged in a section to and fro: points, plots and sliders, so many of them. */
async function drag(page: Page, section: string, most: number): Promise<void> {
  const handles = '.handle[role="slider"], svg.draggable, input[type="range"]';
  for (const handle of (await page.locator(section).locator(handles).all()).slice(0, most)) {
    // Without waiting until it rests: while a model is trained on it, it does not.
    await handle.evaluate((it) => it.scrollIntoView({ block: "center", behavior: "instant" }));
    const box = await handle.boundingBox();
    if (!box) continue;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + Math.min(reach, box.width * 4), y + 20, { steps: 5 });
    await page.mouse.move(x - Math.min(reach, box.width * 4), y - 20, { steps: 5 });
    await page.mouse.up();
  }
}

interface Training {
  readonly section: string;
  /** What is set before it starts, or is all that starts it. */
  readonly radio?: string;
  readonly button?: string;
  /** Where it has gone far enough. */
  readonly until: string | RegExp;
}

const trainings: Training[] = [
  { section: "plane", radio: "softmax", until: "of 18 points" },
  { section: "plane", radio: "hinge", until: "of 12 points" },
  { section: "own", button: "Measure the time", until: "nanoseconds for each" },
  { section: "fit", button: "Reset", until: "Step 0 of" },
  { section: "fit", button: "Run", until: "Step 300 of 300" },
  { section: "species", radio: "margin", until: "Done:" },
  { section: "species", radio: "WebGPU", until: /Step [1-9]\d* of/ },
  { section: "digits", radio: "Brier", until: "Done:" },
  { section: "digits", radio: "WebGPU", until: /Step [1-9]\d* of/ },
  { section: "proof", button: "Compute", until: "ulp off" },
  { section: "bench", button: "Measure", until: "Done," },
];

async function train(page: Page, { section, radio, button, until }: Training): Promise<void> {
  const part = page.locator(`#${section}`);
  if (radio) await part.getByRole("radio", { name: radio, exact: true }).check({ force: true });
  if (button) await part.getByRole("button", { name: button, exact: true }).click();
  await part.getByText(until).first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(500);
}

const browser = await launchBrowser();
const served = await servePage();

interface Seen {
  readonly first: number;
  readonly largest: number;
  readonly moved: number;
}

async function measure(slowdown: number): Promise<Figures> {
  // A slow page takes long to drag: one handle of each section tells enough.
  const most = slowdown === 1 ? Number.POSITIVE_INFINITY : 1;
  const { page, close } = await visit(browser, served.url, view, async (page) => {
    await page.addInitScript(watch);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await begin(page);
  });
  await page.waitForTimeout(1000);
  const loading = await tasks();
  const { first, largest, moved } = await page.evaluate<Seen>("seen");
  const figures: Figures = {
    ...{ "first contentful paint": first, "largest contentful paint": largest, "layout shift": moved },
    "blocked while loading": loading.reduce((sum, task) => sum + Math.max(0, task - 50), 0),
    "longest task while loading": Math.max(...loading),
  };
  for (const section of await page.locator("section").all()) {
    const id = await section.getAttribute("id");
    figures[`dragging in ${id}`] = await longestWhile(page, () => drag(page, `#${id}`, most));
  }
  for (const training of trainings) {
    const { section, radio, button } = training;
    figures[`${section}: ${radio ?? button}`] = await longestWhile(page, () => train(page, training));
  }
  await close();
  return figures;
}

/** The least of several rounds: what else runs on the machine can only add. */
async function least(slowdown: number): Promise<Figures> {
  const all: Figures[] = [];
  for (let round = 0; round < rounds; round++) all.push(await measure(slowdown));
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => [name, Math.min(...all.map((one) => one[name] ?? Number.NaN))]),
  );
}

const [plain, slow] = [await least(1), await least(4)];
await browser.close();
await served.close();
const told = (value = Number.NaN) => Number(value.toPrecision(3));
console.log(`Milliseconds, the least of ${rounds} rounds; tasks in time of the processor.`);
console.table(
  Object.fromEntries(
    Object.keys(plain).map((name) => [
      name,
      { "at full speed": told(plain[name]), "4 × slower": told(slow[name]) },
    ]),
  ),
);
