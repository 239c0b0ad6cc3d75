// Trains off the page's own thread, so that the page never waits for it.

import { useBackend } from "@surprisal/tensor";
import { pause } from "../model/sampling.js";
import { trainSpecies } from "../model/species.js";
import type { Job } from "../model/species-job.js";
import type { Report, Request } from "./messages.js";

let latest: Request | undefined;
let busy: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  latest = data;
  if ("cancel" in data) return;
  // The backend is one for the whole worker: the run before has to have ended.
  busy = busy
    .then(() => train(data))
    .catch((error: unknown) => tell({ run: data.run, problem: String(error) }));
});

async function train(request: { readonly run: number; readonly job: Job }): Promise<void> {
  if (latest !== request) return;
  const { run, job } = request;
  await useBackend(job.backend);
  const start = performance.now();
  for await (const progress of trainSpecies(job)) {
    tell({ run, progress, time: performance.now() - start });
    // Lets a cancel or the next request in.
    await pause();
    if (latest !== request) return;
  }
}

const tell = (report: Report): void => postMessage(report);
