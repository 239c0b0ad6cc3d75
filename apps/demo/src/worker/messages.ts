import type { Job, Progress } from "../model/species-job.js";

/** What the page asks of the worker; each request ends the one before. */
export type Request = { readonly run: number; readonly job: Job } | { readonly cancel: true };

/** What the worker tells of a run: how far it has come in so many milliseconds, or why it cannot go on. */
export type Report = { readonly run: number } & (
  | { readonly progress: Progress; readonly time: number }
  | { readonly problem: string }
);
