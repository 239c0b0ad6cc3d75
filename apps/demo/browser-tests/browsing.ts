import type { launchBrowser } from "@surprisal/browser-testing";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
export type Page = Awaited<ReturnType<Browser["newPage"]>>;
export type Locator = ReturnType<Page["locator"]>;

/** How a visitor looks at the page. */
export interface View {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** A page together with everything that went wrong on it. */
export interface Visit {
  readonly page: Page;
  /**
   * What its console, its scripts and its requests complained of, calls elsewhere, and what moved by itself, since this
   * was last asked.
   */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What browsers call good is up to 0.1. */
const mostMoved = 0.05;

// What moves within half a second after a key or a click was asked to.
const watchMoves = `globalThis.moves = [];
new PerformanceObserver((list) => moves.push(...list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)
  .map(({ value, sources }) => ({ value, what: sources.map(({ node }) => node?.className || node?.nodeName).join(", ") }))))
  .observe({ type: "layout-shift", buffered: true });`;

/** Opens an address in a context of its own; the page is prepared before it goes there. */
export async function visit(
  browser: Browser,
  url: string,
  view: View,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 800 },
    colorScheme: view.scheme,
  });
  const page = await context.newPage();
  const told: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) told.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => told.push(`page: ${error.message}`));
  page.on("requestfailed", (request) => told.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const address = new URL(request.url());
    const local = address.origin === new URL(url).origin || address.protocol === "data:";
    if (!local) told.push(`elsewhere: ${request.url()}`);
  });
  page.setDefaultTimeout(20_000);
  await page.addInitScript(watchMoves);
  await prepare(page);
  await page.goto(url);
  // The last section comes last.
  await page
    .locator("#bench")
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`The page does not show: ${told.join("; ") || error}`);
    });
  return {
    page,
    async problems() {
      const moves = await page.evaluate<{ value: number; what: string }[]>("moves.splice(0)");
      const moved = moves.reduce((sum, { value }) => sum + value, 0);
      const most = moves.sort((a, b) => b.value - a.value)[0];
      if (moved > mostMoved) told.push(`moved by ${moved.toFixed(3)}: ${most?.what}`);
      return told.splice(0);
    },
    close: () => context.close(),
  };
}

/** The section of that id, brought into view at once: the page scrolls smoothly, and draws every frame of that. */
export async function sectionOf(page: Page, id: string): Promise<Locator> {
  const section = page.locator(`#${id}`);
  await section.evaluate((it) => it.scrollIntoView({ behavior: "instant" }));
  return section;
}

/** Gives an element the focus once it is in view, where the page need not scroll to it. */
export async function focusOn(element: Locator): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  await element.focus();
}

/** The number in the page's element of that figure. */
export async function figureOf(page: Page, figure: string): Promise<number> {
  return numberIn(await page.locator(`[data-figure="${figure}"]`).textContent());
}

/** The numbers in the elements of a selector. */
export async function numbersIn(page: Page, selector: string): Promise<number[]> {
  return (await page.locator(selector).allTextContents()).map(numberIn);
}

/** Reads a number as the page writes it: a true minus sign, powers of ten with raised digits. */
export function numberIn(text: string | null): number {
  const [mantissa = "", exponent = "0"] = String(text).replaceAll("−", "-").split(" · 10");
  const plain = [...exponent].map((sign) => (sign === "⁻" ? "-" : (digits.get(sign) ?? sign))).join("");
  return Number(mantissa) * 10 ** Number(plain);
}

const digits = new Map([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, value) => [sign, String(value)]));
