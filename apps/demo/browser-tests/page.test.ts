import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { figureOf, numberIn, type Page, type View } from "./browsing.js";
import { openingPage } from "./opening.js";

const open = openingPage();

const views: View[] = [
  { width: 360, scheme: "light" },
  { width: 1280, scheme: "dark" },
];

describe.each(views)("at $width px, $scheme", (view) => {
  test("every control answers to the keyboard and the pointer, without an error", async () => {
    const { page, problems, close } = await open("", view);
    await moveEverySlider(page);
    // That each loss can be drawn is tested without a browser.
    await chooseEverything(page, view.width === 360 ? 24 : 200);
    await pressEveryButton(page);
    expect(problems).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await close();
  });

  test("axe finds nothing wrong", async () => {
    const { page, close } = await open("", view);
    // What opens or comes later, too.
    for (const closed of await page.locator("details:not([open]) > summary").all()) await closed.click();
    await page.locator("#own").scrollIntoViewIfNeeded();
    await page.locator("#own .cm-content").waitFor();
    await page.locator("#explorer .kernel").first().waitFor();
    await page.addScriptTag({ content: axe.source });
    const violations = await page.evaluate<string[]>(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join('; ')))",
    );
    expect(violations).toEqual([]);
    await close();
  });
});

describe("the numbers on the page", () => {
  test("are those the chapter prints, to the digits of single precision", async () => {
    const { page, close } = await open();
    const printed = {
      "softmax-loss": 1.5590695142745972,
      "softmax-by-hand": 1.5590696334838867,
      "kl-y-p": 0.03703964,
      "kl-p-p": 7.81620457e-9,
      "kl-one-hot": 0.16921173,
      "neg-log-p3": 1.69211733,
    };
    for (const [figure, value] of Object.entries(printed)) {
      expect(Math.abs((await figureOf(page, figure)) - value), figure).toBeLessThan(2e-7);
    }
    await close();
  });

  test("follow the sliders: minimisers, coin, light switch, divergences", async () => {
    const { page, close } = await open();
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
    await close();
  });

  test("of the five curves are closed forms", async () => {
    const { page, close } = await open();
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
    await close();
  });

  test("a point of a curve can be dragged", async () => {
    const { page, close } = await open();
    const plot = page.locator('#regression [data-loss="absoluteError"] svg').first();
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error("The plot is not visible.");
    await page.mouse.move(box.x + 80, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 34, box.y + 100);
    await page.mouse.up();
    const value = await page.locator('[data-loss="absoluteError"] [data-value]').first().textContent();
    expect(numberIn(value)).toBeCloseTo(5, 1);
    await close();
  });
});

describe("the fit", () => {
  const slope = async (page: Page, loss: string) =>
    numberIn(await page.locator(`[data-slope="${loss}"]`).textContent());
  const finished = (page: Page) => page.getByText("Step 300 of 300").waitFor();

  test("starts when it is seen and ends at the line of least squares", async () => {
    const { page, close } = await open("#fit");
    await finished(page);
    expect(await slope(page, "L2")).toBe(49.7);
    await close();
  });

  test("of L2 follows the outliers, those of L1 and Huber do not", async () => {
    const { page, close } = await open("#fit");
    await finished(page);
    const before = await slope(page, "L1");
    await page.getByRole("slider", { name: "Records gone wrong" }).fill("24");
    await page.getByText("Step 300 of 300").waitFor({ state: "hidden" });
    await finished(page);
    expect(await slope(page, "L2")).toBeLessThan(30);
    expect(before - (await slope(page, "L1"))).toBeLessThan(8);
    await close();
  });

  test("can be paused, run on and reset", async () => {
    const { page, close } = await open("#fit");
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await slope(page, "L2")).toBe(0);
    await page.locator("#fit").getByRole("button", { name: "Run" }).click();
    await finished(page);
    await close();
  });
});

test("a link to a section leads there, and no address is touched but the page's own", async () => {
  const { page, problems, close } = await open("#divergence", { width: 360, scheme: "dark" });
  await expect
    .poll(() => page.locator("#divergence").evaluate((it) => it.getBoundingClientRect().top))
    .toBeLessThan(100);
  expect(problems).toEqual([]);
  await close();
});

const lossList = (page: Page) => page.getByRole("combobox", { name: "Loss" });

async function moveEverySlider(page: Page): Promise<void> {
  for (const slider of await page.locator('input[type="range"]').all()) {
    await slider.focus();
    await page.keyboard.press("Home");
    const low = await slider.getAttribute("aria-valuetext");
    await page.keyboard.press("End");
    const high = await slider.getAttribute("aria-valuetext");
    expect(high, await slider.getAttribute("id").then(String)).not.toBe(low);
    await page.keyboard.press("ArrowLeft");
  }
}

async function chooseEverything(page: Page, step: number): Promise<void> {
  for (const radio of await page.locator("fieldset label").all()) {
    await radio.click();
    expect(await radio.locator("input").isChecked()).toBe(true);
  }
  // Those that the chapter does not need come when it is there.
  await expect.poll(() => lossList(page).locator("option").count()).toBeGreaterThan(100);
  const losses = await lossList(page).locator("option").all();
  for (const loss of losses.filter((_, i) => i % step === 0)) {
    const title = String(await loss.textContent());
    await lossList(page).selectOption(title);
    const explorer = page.locator("#explorer");
    expect(await explorer.getByRole("heading", { level: 3 }).textContent()).toBe(title);
    for (const box of await explorer.locator('input[type="checkbox"]').all()) await box.check();
    for (const slider of await explorer.locator('input[type="range"]').all()) {
      await slider.focus();
      await page.keyboard.press("PageUp");
    }
    expect(await explorer.locator("[data-value]").textContent(), title).not.toContain("undefined");
    expect(await overflow(page), title).toBeLessThanOrEqual(0);
  }
}

async function pressEveryButton(page: Page): Promise<void> {
  for (const button of await page.getByRole("button").all()) await button.click();
}

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
