// Trains off the page's own thread, so that the page never waits for it.

import { trainSpecies } from "../model/species.js";
import type { Report, Request } from "./messages.js";

let latest: Request | undefined;

addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  latest = data;
  if ("cancel" in data) return;
  for (const progress of trainSpecies(data.job)) {
    const report: Report = { run: data.run, progress };
    postMessage(report);
    // Lets a cancel or the next request in.
    await new Promise((resolve) => setTimeout(resolve));
    if (latest !== data) return;
  }
});
