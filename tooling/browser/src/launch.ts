import { type Browser, chromium } from "playwright-core";
import { findBrowser, noBrowser } from "./find.js";

const flags = [
  // Containers have no user namespaces for the sandbox, and only pages of ours are opened.
  "--no-sandbox",
  // Without the first flag a page sees no software adapter; the second gives every machine the same one.
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  // No traffic but ours.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless browser with WebGPU on a software adapter. Pages that need `crossOriginIsolated` must be served with
 * the COOP and COEP headers.
 */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error(`No browser to start: ${noBrowser}.`);
  return chromium.launch({
    executablePath: found.executable,
    args: flags,
    env: { ...definedValues(process.env), ...found.env },
  });
}

function definedValues(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
