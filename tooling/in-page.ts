// How test files run in a page of Chromium, on its WebGPU.

import type { ViteUserConfig } from "vitest/config";
import { inChromium } from "./browser/src/in-chromium.js";

const ours = Object.entries(process.env).filter(([name]) => name.startsWith("SURPRISAL_"));

export const inPage = {
  // A page has no environment: ours is written into its scripts.
  define: { "process.env": JSON.stringify(Object.fromEntries(ours)) },
  test: {
    fileParallelism: false,
    browser: {
      enabled: true,
      provider: inChromium,
      instances: [{ browser: "chromium" }],
      screenshotFailures: false,
    },
  },
} satisfies ViteUserConfig;
