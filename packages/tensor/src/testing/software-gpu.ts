// Set up before test processes start: native code sees only the environment in which its process began.

import { softwareVulkan } from "@surprisal/browser-testing";

/** A software adapter for everybody, unless SURPRISAL_GPU says that the machine's own is to be used. */
export async function setup(): Promise<void> {
  if (process.env.SURPRISAL_GPU === undefined) Object.assign(process.env, await softwareVulkan());
}
