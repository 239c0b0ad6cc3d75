import { expect, test } from "vitest";
import { numberIn, type Page } from "./browsing.js";
import { openingPage } from "./opening.js";

const { open, sharing } = openingPage();
const openAtDesk = sharing();

const own = (page: Page) => page.locator("#own");
const curve = (page: Page) => own(page).locator(".curve.value path").first().getAttribute("d");
const gradientShown = async (page: Page) =>
  numberIn(await own(page).locator("[data-gradient]").textContent());

const curvesIn = async (section: ReturnType<Page["locator"]>) =>
  Promise.all((await section.locator(".curve.value path").all()).map((path) => path.getAttribute("d")));

async function typeCode(page: Page, code: string): Promise<void> {
  const editor = own(page).getByRole("textbox", { name: "Code of your loss" });
  await own(page).locator(".cm-content").waitFor();
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(code);
}

const quartic = `defineLoss({
  name: "quartic", title: "Quartic", formula: "(f - y)^4 s",
  domain: { prediction: "real", target: "real" },
  options: { scale: { default: 1, min: 0, max: 2, summary: "A factor." } },
  elementwise: (f, y, { scale }) => f.sub(y).pow(4).mul(scale),
})`;
const byKeys = quartic.replace("quartic", "byKeys").replace("Quartic", "Typed by keys");

test("the keyboard alone leads from the top to a loss of one's own, and through its sliders", async () => {
  const page = await openAtDesk();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the first section");
  await tabTo(page, "A loss of your own");
  await page.keyboard.press("Enter");
  await own(page).locator(".cm-content").waitFor();
  await tabTo(page, "Code of your loss");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(byKeys);
  await tabTo(page, "Run");
  await page.keyboard.press("Enter");
  await own(page).getByRole("heading", { name: "Typed by keys" }).waitFor();
  await tabTo(page, "Prediction");
  await page.keyboard.press("Home");
  expect(await gradientShown(page)).toBe(-500);
  await page.keyboard.press("ArrowRight");
  expect(await gradientShown(page)).toBeGreaterThan(-500);
  await tabTo(page, "Check the gradient");
  await page.keyboard.press("Space");
  await own(page).getByText("The gradient is right").waitFor();
});

test("a loss typed in is drawn, checked, timed, registered, and a link of it shows the same elsewhere", async () => {
  const page = await openAtDesk();
  // What is wrong with it is told beside it, and mended code goes on.
  await typeCode(page, quartic.replace(".pow(4)", ".power(4)"));
  await own(page).getByRole("button", { name: "Run" }).click();
  expect(await own(page).getByRole("alert").textContent()).toMatch(/power is not a function.*pow/);
  await typeCode(page, quartic);
  await page.keyboard.press("ControlOrMeta+Enter");
  await own(page).getByRole("heading", { name: "Quartic" }).waitFor();
  expect(await own(page).getByRole("alert").count()).toBe(0);
  await own(page).getByRole("slider", { name: "Prediction" }).fill("1");
  expect(await gradientShown(page)).toBe(4);
  await own(page).getByRole("slider", { name: "scale" }).fill("0.5");
  expect(await gradientShown(page)).toBe(2);

  await own(page).getByRole("button", { name: "Check the gradient" }).click();
  await own(page).getByText("The gradient is right").waitFor();
  await own(page).getByRole("button", { name: "Measure the time" }).click();
  const time = await own(page).getByText("nanoseconds for each").textContent();
  expect(Number(/([\d.]+) nanoseconds/.exec(String(time))?.[1])).toBeGreaterThan(0);
  await page.locator("#explorer").getByRole("combobox", { name: "Loss" }).selectOption("Quartic");
  expect(await page.locator("#explorer h3").textContent()).toBe("Quartic");

  await own(page).getByRole("button", { name: "Copy a link" }).click();
  await own(page).getByText("The link is").waitFor();
  const [drawn, hash] = [await curve(page), new URL(page.url()).hash];

  const fresh = await open(hash);
  await own(fresh).getByText("This loss came with the link").waitFor();
  expect(await own(fresh).locator(".curve").count()).toBe(0);
  await own(fresh).getByRole("button", { name: "run this code" }).click();
  expect(await curve(fresh)).toBe(drawn);
  expect(await gradientShown(fresh)).toBe(2);
});

test("a link brings the explorer to a loss, its options, label and prediction, and to what it is compared with", async () => {
  const page = await openAtDesk();
  const explorer = page.locator("#explorer");
  await expect.poll(() => explorer.locator("option").count()).toBeGreaterThan(100);
  await explorer.getByRole("combobox", { name: "Loss" }).selectOption("Log-cosh");
  await explorer.getByRole("combobox", { name: "Compare with" }).selectOption("Huber");
  await explorer.getByRole("combobox", { name: "Compare with" }).selectOption("Absolute error");
  await explorer.getByRole("slider", { name: "Label" }).fill("1");
  await explorer.getByRole("slider", { name: "Prediction" }).fill("1");
  await expect.poll(() => page.url()).toMatch(/#explorer.*at=1/);
  const [drawn, hash] = [await curvesIn(explorer), new URL(page.url()).hash];
  expect(drawn).toHaveLength(3);

  const fresh = await open(hash);
  const there = fresh.locator("#explorer");
  expect(await there.getByRole("heading", { level: 3 }).textContent()).toBe("Log-cosh");
  expect(numberIn(await there.locator("[data-value]").textContent())).toBe(0);
  expect(await curvesIn(there)).toEqual(drawn);
  await there.getByRole("button", { name: "Take away Huber" }).click();
  expect(await there.locator(".curve.value").count()).toBe(2);
});

/** The name of what has the focus. */
const focused = (page: Page) =>
  page
    .evaluate<string>(
      "(({ labels, ariaLabel, textContent }) => ariaLabel ?? labels?.[0]?.textContent ?? textContent ?? '')(document.activeElement)",
    )
    .then((name) => name.trim());

/** Moves the focus on until it reaches what has that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === name) return;
  }
  throw new Error(`The focus does not reach "${name}".`);
}
