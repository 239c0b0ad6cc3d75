import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Page, type View, type Visit, visit } from "./browsing.js";
import { type Served, servePage } from "./serving.js";

export const desktop: View = { width: 1280, scheme: "light" };

const found = await findBrowser();
let browser: ReturnType<typeof launchBrowser> | undefined;

/**
 * Has the page built and served, and a browser started, for the tests of a file; where there is no browser they are
 * skipped. A test fails if anything went wrong meanwhile on a page that is open.
 */
export function openingPage(host: () => Promise<Served> = servePage) {
  let served: Served | undefined;
  const visits = new Set<Visit>();
  const ofOneTest: Visit[] = [];
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
    const problems = await Promise.all([...visits].map((open) => open.problems()));
    await Promise.all(ofOneTest.splice(0).map(end));
    expect(problems.flat()).toEqual([]);
  });

  async function begin(hash: string, view: View): Promise<Visit> {
    if (!browser || !served) throw new Error("The built page is not being served.");
    const opened = await visit(await browser, `${served.url}${hash}`, view);
    visits.add(opened);
    return opened;
  }
  async function end(open: Visit): Promise<void> {
    visits.delete(open);
    await open.close();
  }

  return {
    /** Opens the page at a hash, for one test: nothing of other visits is kept. */
    async open(hash = "", view = desktop): Promise<Page> {
      const opened = await begin(hash, view);
      ofOneTest.push(opened);
      return opened.page;
    },

    /** One visit for all tests of a file, or of a group in it: to load the page takes longer than most of them. */
    sharing(hash = "", view = desktop): () => Promise<Page> {
      let shared: Promise<Visit> | undefined;
      afterAll(async () => {
        if (shared) await end(await shared);
      });
      return async () => {
        shared ??= begin(hash, view);
        return (await shared).page;
      };
    },
  };
}

/** Why the page cannot compute on a GPU in this browser, if it cannot. */
export const noWebGpu = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "navigator.gpu ? navigator.gpu.requestAdapter().then((adapter) => adapter ? '' : 'this browser has no WebGPU adapter') : 'this browser has no WebGPU'",
  );
