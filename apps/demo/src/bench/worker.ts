// The quick bench beside the page, so that neither waits for the other.

import "../data/chapter-losses.js";
import { type BenchMessage, type BenchPlan, measure } from "./measure.js";

const tell = (message: BenchMessage | { readonly kind: "failed"; readonly reason: string }) =>
  postMessage(message);

addEventListener("message", ({ data }: MessageEvent<BenchPlan>) => {
  measure(data, tell).catch((error: unknown) =>
    tell({ kind: "failed", reason: error instanceof Error ? error.message : String(error) }),
  );
});
