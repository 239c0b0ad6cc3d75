import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Page, type View, type Visit, visit } from "./browsing.js";
import { type Served, servePage } from "./serving.js";

export const desktop: View = { width: 1280, scheme: "light" };

const found = await findBrowser();
let browser: ReturnType<typeof launchBrowser> | undefined;

/**
 * Has the page built and served, and a browser started, for the tests of a file; where there is no browser they are
 * skipped. What comes back opens the page at a hash. Each visit is one of its own: nothing of the last one is kept. It
 * ends with its test, which fails if anything went wrong on the page meanwhile.
 */
export function openingPage(host: () => Promise<Served> = servePage) {
  let served: Served | undefined;
  const visits: Visit[] = [];
  beforeAll(async () => {
    if (!found) return;
    served = await host();
    browser ??= launchBrowser();
    await browser;
  });
  afterAll(async () => {
    await (await browser)?.close();
    browser = undefined;
    await served?.close();
  });
  beforeEach(({ skip }) => skip(!found, noBrowser));
  afterEach(async () => {
    const problems = await Promise.all(visits.map((open) => open.problems()));
    await Promise.all(visits.splice(0).map((open) => open.close()));
    expect(problems.flat()).toEqual([]);
  });

  return async (hash = "", view = desktop): Promise<Page> => {
    if (!browser || !served) throw new Error("The built page is not being served.");
    const opened = await visit(await browser, `${served.url}${hash}`, view);
    visits.push(opened);
    return opened.page;
  };
}

/** Why the page cannot compute on a GPU in this browser, if it cannot. */
export const noWebGpu = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "navigator.gpu ? navigator.gpu.requestAdapter().then((adapter) => adapter ? '' : 'this browser has no WebGPU adapter') : 'this browser has no WebGPU'",
  );
