import { expect, test } from "vitest";
import { figureOf, focusOn, type Page, sectionOf } from "./browsing.js";
import { noWebGpu, openingPage } from "./opening.js";

const { sharing } = openingPage();
const openAtDesk = sharing("#species");
const openAtNight = sharing("#divergence", { width: 360, scheme: "dark" });

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

test("species are learnt in a worker: with wrong labels by heart, unless the loss gives up on them", async () => {
  const page = await openAtDesk();
  const part = page.locator("#species");
  const done = () => part.getByText("Done:").waitFor();
  await done();
  expect(await percentOf(page, "species-repeated")).toBeGreaterThan(40);
  expect(await percentOf(page, "species-held-out")).toBeLessThan(90);
  await part.getByRole("radio", { name: "generalised" }).check({ force: true });
  await part.getByText("Done:").waitFor({ state: "hidden" });
  await done();
  expect(await percentOf(page, "species-repeated")).toBeLessThan(15);
  expect(await percentOf(page, "species-held-out")).toBeGreaterThan(95);

  // The page draws frames while it learns, and it can be cancelled.
  await part.getByRole("radio", { name: "margin" }).check({ force: true });
  await part.getByText(/Step [1-9]\d* of/).waitFor();
  const longest = await page.evaluate<number>(`new Promise((done) => {
    let [last, longest, frames] = [performance.now(), 0, 0];
    requestAnimationFrame(function frame(now) {
      longest = Math.max(longest, now - last);
      last = now;
      if (++frames < 30) requestAnimationFrame(frame); else done(longest);
    });
  })`);
  expect(longest).toBeLessThan(200);
  const button = part.getByRole("button");
  if ((await button.textContent()) !== "Cancel") await button.click();
  await button.click();
  const step = await part.getByText(/Step \d+ of 2000, cancelled/).textContent();
  await page.waitForTimeout(300);
  expect(await part.getByText("cancelled").textContent()).toBe(step);
});

test("species and digits are learnt on WebGPU, too, until they are cancelled", async ({ skip }) => {
  const page = await openAtDesk();
  const why = await noWebGpu(page);
  skip(why !== "", why);
  for (const section of ["species", "digits"]) {
    const part = await sectionOf(page, section);
    await part.getByRole("radio", { name: "softmax" }).check({ force: true });
    await part.getByRole("slider").fill("0");
    await part.getByRole("radio", { name: "WebGPU" }).check({ force: true });
    await part.getByText(/Step [1-9]\d* of/).waitFor();
    await expect.poll(() => percentOf(page, `${section}-held-out`), { timeout: 60_000 }).toBeGreaterThan(90);
    await part.getByRole("button", { name: "Cancel" }).click();
    await part.getByText("cancelled").waitFor();
  }
});

test("a tug of war: labels move by key and pointer, the answers follow, the pulls balance", async () => {
  const page = await openAtDesk();
  const part = await sectionOf(page, "estimators");
  await part.getByRole("radio", { name: "L2" }).check({ force: true });
  expect(await figureOf(page, "balance")).toBe(0.66);
  await focusOn(part.getByRole("slider", { name: "Label 7" }));
  for (let step = 0; step < 7; step++) await page.keyboard.press("ArrowLeft");
  expect(await figureOf(page, "balance")).toBe(0.56);
  await part.getByRole("button", { name: "Let c go" }).click();
  expect(await figureOf(page, "pull-left")).toBe(await figureOf(page, "pull-right"));
  await drag(page, "Label 7", [-60, 0]);
  expect(await figureOf(page, "balance")).toBeLessThan(0.5);
});

test("a belief in the triangle has the surprise of the right class", async () => {
  const page = await openAtDesk();
  const part = await sectionOf(page, "plane");
  expect(await figureOf(page, "simplex-loss")).toBe(1.609);
  await part.getByRole("radio", { name: "A", exact: true }).check({ force: true });
  expect(await figureOf(page, "simplex-loss")).toBeCloseTo(Math.LN2, 3);
  await focusOn(page.getByRole("slider", { name: "Belief" }));
  await page.keyboard.press("Home");
  expect(await figureOf(page, "simplex-loss")).toBeLessThan(0.69);
});

test("a link to a section leads there, and no address is touched but the page's own", async () => {
  const page = await openAtNight();
  await expect
    .poll(() => page.locator("#divergence").evaluate((it) => it.getBoundingClientRect().top))
    .toBeLessThan(100);
});

test("digits are learnt in a worker, and those misread are drawn: fewer, with a loss that forgives wrong labels", async () => {
  const page = await openAtNight();
  const part = await sectionOf(page, "digits");
  const done = () => part.getByText("Done:").waitFor({ timeout: 60_000 });
  await done();
  expect(await percentOf(page, "digits-held-out")).toBeLessThan(70);
  expect(await part.locator(".misread li svg path").count()).toBeGreaterThan(12);
  expect(await part.locator(".misread p").textContent()).toMatch(
    /^Most often \d is read as \d: \d+ times\.$/,
  );
  await part.getByRole("radio", { name: "generalised" }).check({ force: true });
  await part.getByText("Done:").waitFor({ state: "hidden" });
  await done();
  expect(await percentOf(page, "digits-held-out")).toBeGreaterThan(90);
});

test("the line between classes is learnt again when a point is moved or another loss chosen", async () => {
  const page = await openAtNight();
  const part = await sectionOf(page, "plane");
  const loss = () => figureOf(page, "plane-loss");
  const settled = () => expect.poll(loss, { timeout: 10_000 });
  await settled().toBe(0.166);
  const point = part.getByRole("slider", { name: "blue circle 6" });
  await focusOn(point);
  for (let step = 0; step < 25; step++) await page.keyboard.press("ArrowLeft");
  expect(await point.getAttribute("aria-valuetext")).toBe("−1.6, −0.2");
  await settled().toBeLessThan(0.1);
  expect(await figureOf(page, "plane-wrong")).toBe(0);
  for (const name of ["hinge", "focal", "softmax"]) {
    await part.getByRole("radio", { name }).check({ force: true });
    await settled().toBeLessThan(0.5);
  }
  expect(await part.getByRole("slider", { name: /green triangle/ }).count()).toBe(6);
});

test("information by hand: bars by key and pointer, a table by its cells, a channel by its noise", async () => {
  const page = await openAtNight();
  const part = await sectionOf(page, "information");
  await part.getByRole("button", { name: "Make q like p" }).click();
  expect(await figureOf(page, "pair-forward")).toBe(0);
  await focusOn(part.getByRole("slider", { name: "q, outcome 1" }));
  await page.keyboard.press("Home");
  expect(await part.locator('[data-figure="pair-forward"]').textContent()).toBe("∞");
  // q is p without its first half: log2(1 / 0.5) bits.
  expect(await figureOf(page, "pair-backward")).toBe(1);
  await drag(page, "q, outcome 1", [0, -60]);
  expect(await figureOf(page, "pair-forward")).toBeGreaterThan(0);

  await part.getByRole("radio", { name: "independent" }).check({ force: true });
  expect(await figureOf(page, "joint-mutual")).toBe(0);
  await part.getByRole("radio", { name: "determined" }).check({ force: true });
  expect(await figureOf(page, "joint-mutual")).toBe(1);
  await focusOn(part.getByRole("slider", { name: "Count of X = 1, Y = c" }));
  await page.keyboard.press("Home");
  expect(await figureOf(page, "joint-x")).toBe(0);

  await part.getByRole("radio", { name: "flips either" }).check({ force: true });
  await part.getByRole("slider", { name: "Noise" }).fill("0.11");
  expect(await figureOf(page, "capacity")).toBe(0.5001);
  await focusOn(part.getByRole("slider", { name: "Share of ones sent, on the curve" }));
  for (let step = 0; step < 3; step++) await page.keyboard.press("PageDown");
  expect(await figureOf(page, "carried")).toBe(0.5001);
});

const percentOf = async (page: Page, figure: string): Promise<number> =>
  Number.parseInt(String(await page.locator(`[data-figure="${figure}"]`).textContent()), 10);
