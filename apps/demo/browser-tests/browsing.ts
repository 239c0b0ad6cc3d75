import type { launchBrowser } from "@surprisal/browser-testing";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
export type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** How a visitor looks at the page. */
export interface View {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** A page together with everything that went wrong on it. */
export interface Visit {
  readonly page: Page;
  readonly problems: string[];
  close(): Promise<void>;
}

/** Opens an address; what its console, its scripts and its requests complain of is kept, as is a call elsewhere. */
export async function visit(browser: Browser, url: string, view: View): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 800 },
    colorScheme: view.scheme,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const address = new URL(request.url());
    const local = address.origin === new URL(url).origin || address.protocol === "data:";
    if (!local) problems.push(`elsewhere: ${request.url()}`);
  });
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  // The last section comes last.
  await page
    .locator("#bench")
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`The page does not show: ${problems.join("; ") || error}`);
    });
  return { page, problems, close: () => context.close() };
}

/** The number in the page's element of that figure. */
export async function figureOf(page: Page, figure: string): Promise<number> {
  return numberIn(await page.locator(`[data-figure="${figure}"]`).textContent());
}

/** Reads a number as the page writes it: a true minus sign, powers of ten with raised digits. */
export function numberIn(text: string | null): number {
  const [mantissa = "", exponent = "0"] = String(text).replaceAll("−", "-").split(" · 10");
  const plain = [...exponent].map((sign) => (sign === "⁻" ? "-" : (digits.get(sign) ?? sign))).join("");
  return Number(mantissa) * 10 ** Number(plain);
}

const digits = new Map([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, value) => [sign, String(value)]));
