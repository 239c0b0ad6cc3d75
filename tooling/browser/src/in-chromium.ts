// Vitest's browser mode in the browser that `launchBrowser` starts.

import { defineBrowserProvider } from "@vitest/browser";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./launch.js";

/** For `test.browser` of a vitest configuration: test files run in pages of our browser. */
export const inChromium = defineBrowserProvider({
  name: "surprisal",
  supportedBrowser: ["chromium"],
  providerFactory() {
    let browser: Promise<Browser> | undefined;
    return {
      name: "surprisal",
      supportsParallelism: false,
      getCommandsContext: () => ({}),
      async openPage(_session, url) {
        browser ??= launchBrowser();
        const page = await (await browser).newPage();
        // Vitest has a limit of its own for how long a page may take to answer.
        await page.goto(url, { timeout: 0 });
      },
      async close() {
        await (await browser)?.close();
      },
    };
  },
});
