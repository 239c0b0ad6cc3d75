// Trains off the page's own thread, so that the page never waits for it.

import { setThreads, useBackend } from "@surprisal/tensor";
import { pause } from "../model/sampling.js";
import type { Job } from "../model/training.js";
import type { Report, Request } from "./messages.js";

/** Trains whatever the page asks this worker for, the latest request only. */
export function serveTraining<P>(train: (job: Job) => AsyncIterable<P>): void {
  let latest: Request | undefined;
  let busy: Promise<void> = Promise.resolve();
  const tell = (report: Report<P>): void => postMessage(report);

  addEventListener("message", ({ data }: MessageEvent<Request>) => {
    latest = data;
    if ("cancel" in data) return;
    // Backend and threads are one for the whole worker: the run before has to have ended.
    busy = busy
      .then(() => serve(data))
      .catch((error: unknown) => tell({ run: data.run, problem: String(error) }));
  });

  async function serve(request: { readonly run: number; readonly job: Job }): Promise<void> {
    if (latest !== request) return;
    const { run, job } = request;
    const { backend, threads } = job.place;
    await useBackend(backend);
    if (threads !== undefined) await setThreads(threads);
    const start = performance.now();
    for await (const progress of train(job)) {
      tell({ run, progress, time: performance.now() - start });
      // Lets a cancel or the next request in.
      await pause();
      if (latest !== request) return;
    }
  }
}
