import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type View, type Visit, visit } from "./browsing.js";
import { type Served, servePage } from "./serving.js";

export const desktop: View = { width: 1280, scheme: "light" };

const found = await findBrowser();
let browser: ReturnType<typeof launchBrowser> | undefined;

/**
 * Has the page built and served, and a browser started, for the tests of a file; where there is no browser they are
 * skipped. What comes back opens the page at a hash. Each visit is one of its own: nothing of the last one is kept.
 */
export function openingPage(host: () => Promise<Served> = servePage) {
  let served: Served | undefined;
  beforeAll(async () => {
    if (!found) return;
    served = await host();
    browser ??= launchBrowser();
    await browser;
  });
  afterAll(async () => {
    await (await browser)?.close();
    await served?.close();
  });
  beforeEach(({ skip }) => skip(!found, noBrowser));

  return async (hash = "", view = desktop): Promise<Visit> => {
    if (!browser || !served) throw new Error("The built page is not being served.");
    return visit(await browser, `${served.url}${hash}`, view);
  };
}
