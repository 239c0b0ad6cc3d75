import { installedBrowser } from "./installed.js";
import { npmChromium } from "./npm-chromium.js";

/** A browser that can be started: its program, and what its environment needs beside ours. */
export interface FoundBrowser {
  executable: string;
  env: Record<string, string>;
}

/** Why browser tests are skipped where `findBrowser` finds nothing. */
export const noBrowser =
  "no Chromium, Chrome or Edge is installed, and the one from npm runs on Linux x64 alone; set SURPRISAL_BROWSER to a browser's path";

/** Looks for SURPRISAL_BROWSER, then an installed Chromium, Chrome or Edge, then the Chromium that npm installed. */
export async function findBrowser(): Promise<FoundBrowser | undefined> {
  const installed = process.env.SURPRISAL_BROWSER || installedBrowser();
  return installed ? { executable: installed, env: {} } : npmChromium();
}
