import { readFileSync } from "node:fs";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import {
  figureOf,
  focusOn,
  type Locator,
  numberIn,
  numbersIn,
  type Page,
  sectionOf,
  type View,
} from "./browsing.js";
import { noWebGpu, openingPage } from "./opening.js";

const { sharing } = openingPage();

/** What the chapter prints, as the golden numbers of a package tell it. */
function printed(name: string): Record<string, number> {
  const file = new URL(`../../../packages/${name}/golden/seed.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { printed: Record<string, number> }).printed;
}

// What can compute on a GPU does in the second.
const walks: (View & { on: "CPU" | "WebGPU" })[] = [
  { width: 360, scheme: "light", on: "CPU" },
  { width: 1280, scheme: "dark", on: "WebGPU" },
];

describe.each(walks)("at $width px, $scheme, on $on", ({ on, ...view }) => {
  const open = sharing("", view);

  test("axe finds nothing wrong", async () => {
    const page = await open();
    // What opens or comes later, too.
    await openEverything(page);
    await page.locator("#own").scrollIntoViewIfNeeded();
    await page.locator("#own .cm-content").waitFor();
    await page.addScriptTag({ content: axe.source });
    const violations = await page.evaluate<string[]>(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join('; ')))",
    );
    expect(violations).toEqual([]);
  });

  test("every control of every section answers, without an error", async ({ skip }) => {
    const page = await open();
    const why = on === "CPU" ? "" : await noWebGpu(page);
    skip(why !== "", why);
    // That each loss can be drawn is tested without a browser.
    await clickEach(page, "details[open] > summary");
    await exploreLosses(page, view.width === 360 ? 24 : 200);
    await openEverything(page);
    for (const section of await page.locator("section").all()) {
      await moveEverySlider(section);
      await chooseEverything(section, on);
      await pressEveryButton(section);
    }
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

const openAtDesk = sharing();

test("the numbers on the page are those the chapter prints, to the digits of single precision", async () => {
  const page = await openAtDesk();
  const golden = { ...printed("losses-classification"), ...printed("info-theory") };
  const figures = {
    "softmax-loss": "softmax_loss",
    "softmax-by-hand": "softmax_by_hand",
    "kl-y-p": "kl_y_p",
    "kl-p-p": "kl_p_p",
    "kl-one-hot": "kl_onehot",
    "neg-log-p3": "neg_log_p3",
  };
  for (const [figure, name] of Object.entries(figures)) {
    expect(Math.abs((await figureOf(page, figure)) - Number(golden[name])), figure).toBeLessThan(2e-7);
  }

  const after = async (slider: string, value: number, figure: string) => {
    await page.getByRole("slider", { name: slider }).fill(String(value));
    return figureOf(page, figure);
  };
  expect(await figureOf(page, "minimiser-l1")).toBe(0.75);
  expect(await figureOf(page, "minimiser-l2")).toBe(6.45);
  expect(await figureOf(page, "minimiser-huber")).toBe(1.08);
  expect(await after("The far label", 2.5, "minimiser-l2")).toBe(0.95);
  expect(await after("Probability of heads", 0.1, "coin-entropy")).toBe(0.469);
  expect(await after("Probability of heads", 0.5, "coin-entropy")).toBe(1);
  expect(await figureOf(page, "mutual-information")).toBe(1);
  expect(await after("Bulb obeys", 0.5, "mutual-information")).toBe(0);
  expect(await after("Model, from p to y", 0, "kl-forward")).toBe(0.3704);
  expect(await after("Model, from p to y", 1, "kl-backward")).toBe(0);
});

test("the values and slopes of the five curves are closed forms, also where one is dragged to", async () => {
  const page = await openAtDesk();
  const panel = async (loss: string, section: string) => {
    const texts = await page
      .locator(`#${section} [data-loss="${loss}"]`)
      .locator("[data-value], [data-gradient]")
      .allTextContents();
    return texts.map(numberIn);
  };
  await page.locator("#regression").getByRole("slider", { name: "Prediction" }).fill("-3");
  expect(await panel("absoluteError", "regression")).toEqual([3, -1]);
  expect(await panel("halfSquaredError", "regression")).toEqual([4.5, -3]);
  expect(await panel("huber", "regression")).toEqual([2, -1]);
  await page.locator("#regression").getByRole("slider", { name: "Prediction" }).fill("0");
  expect(await panel("absoluteError", "regression")).toEqual([0, 0]);
  await page.getByRole("slider", { name: "Score f" }).fill("0");
  expect(await panel("logistic", "classification")).toEqual([0.69, -0.5]);
  expect(await panel("hinge", "classification")).toEqual([1, -1]);
  await page.locator("#classification").getByRole("radio", { name: "−1" }).check();
  expect(await panel("logistic", "classification")).toEqual([0.69, 0.5]);

  const plot = page.locator('#regression [data-loss="absoluteError"] svg').first();
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("The plot is not visible.");
  await page.mouse.move(box.x + 80, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 34, box.y + 100);
  await page.mouse.up();
  expect((await panel("absoluteError", "regression"))[0]).toBeCloseTo(5, 1);
});

test("the fit ends at the line of least squares; outliers move that of L2, not those of L1 and Huber", async () => {
  const page = await openAtDesk();
  await sectionOf(page, "fit");
  const slope = async (loss: string) => numberIn(await page.locator(`[data-slope="${loss}"]`).textContent());
  const finished = () => page.getByText("Step 300 of 300").waitFor();
  await finished();
  expect(await slope("L2")).toBe(49.7);
  const before = await slope("L1");
  await page.getByRole("slider", { name: "Records gone wrong" }).fill("24");
  await page.getByText("Step 300 of 300").waitFor({ state: "hidden" });
  await finished();
  expect(await slope("L2")).toBeLessThan(30);
  expect(before - (await slope("L1"))).toBeLessThan(8);
  // Reset and run again.
  await page.getByRole("button", { name: "Reset" }).click();
  expect(await slope("L2")).toBe(0);
  await page.locator("#fit").getByRole("button", { name: "Run" }).click();
  await finished();
});

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

const lossList = (page: Page) => page.getByRole("combobox", { name: "Loss" });

async function moveEverySlider(section: Locator): Promise<void> {
  const { keyboard } = section.page();
  for (const slider of await section.locator('input[type="range"]').all()) {
    await focusOn(slider);
    await keyboard.press("Home");
    const low = await slider.getAttribute("aria-valuetext");
    await keyboard.press("End");
    const high = await slider.getAttribute("aria-valuetext");
    expect(high, await slider.getAttribute("id").then(String)).not.toBe(low);
    await keyboard.press("ArrowLeft");
  }
}

/** Chooses every alternative once; of the places to compute in, the one asked for. */
async function chooseEverything(section: Locator, on: "CPU" | "WebGPU"): Promise<void> {
  const isElsewhere = (name: string) => (on === "CPU" ? /GPU/ : /^(CPU|\d threads?)$/).test(name);
  for (const radio of await section.locator("fieldset label").all()) {
    if (isElsewhere(String(await radio.textContent()))) continue;
    await radio.click();
    expect(await radio.locator("input").isChecked()).toBe(true);
  }
}

async function exploreLosses(page: Page, step: number): Promise<void> {
  // Those that the chapter does not need come when it is there.
  await expect.poll(() => lossList(page).locator("option").count()).toBeGreaterThan(100);
  const titles = await lossList(page).locator("option").allTextContents();
  const explorer = page.locator("#explorer");
  for (const title of titles.filter((_, i) => i % step === 0)) {
    await lossList(page).selectOption(title);
    expect(await explorer.getByRole("heading", { level: 3 }).textContent()).toBe(title);
    for (const box of await explorer.locator('input[type="checkbox"]').all()) await box.check();
    for (const slider of await explorer.locator('input[type="range"]').all()) {
      await focusOn(slider);
      await page.keyboard.press("PageUp");
    }
    expect(await explorer.locator("[data-value]").textContent(), title).not.toContain("undefined");
    expect(await overflow(page), title).toBeLessThanOrEqual(0);
  }
}

async function openEverything(page: Page): Promise<void> {
  await clickEach(page, "details:not([open]) > summary");
  await page.locator("#explorer .kernel").first().waitFor();
}

async function clickEach(page: Page, selector: string): Promise<void> {
  // The last first: what is clicked is no longer among them.
  for (const one of (await page.locator(selector).all()).reverse()) await one.click();
}

async function pressEveryButton(section: Locator): Promise<void> {
  for (const button of await section.getByRole("button").all()) await button.click();
}

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
