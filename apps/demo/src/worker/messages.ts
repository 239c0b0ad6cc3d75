import type { Job } from "../model/training.js";

/** What the page asks of a worker that trains; each request ends the one before. */
export type Request = { readonly run: number; readonly job: Job } | { readonly cancel: true };

/** What the worker tells of a run: how far it has come in so many milliseconds, or why it cannot go on. */
export type Report<P> = { readonly run: number } & (
  | { readonly progress: P; readonly time: number }
  | { readonly problem: string }
);
