// A contestant in a page: the bench calls `answer`, arrays travel by fetch.

import type { Numbers } from "../input-files.js";
import { answers, type Contestant } from "./answer.js";

export type { Contestant, Input, Prepared } from "./answer.js";

export const args: readonly string[] = new URLSearchParams(location.search).getAll("arg");

export const runtime: Readonly<Record<string, string>> = {
  browser:
    /(?:Headless)?Chrome\/[\d.]+|Firefox\/[\d.]+|Version\/[\d.]+ Safari/.exec(navigator.userAgent)?.[0] ?? "",
  isolated: String(crossOriginIsolated),
};

const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array };
const place = (path: string) => `/files/${path.split(/[\\/]/).at(-1)}`;

export function serve(contestant: Contestant): void {
  const answer = answers(contestant, {
    async read({ path, dtype }): Promise<Numbers> {
      return new arrays[dtype](await (await fetch(place(path))).arrayBuffer());
    },
    async write(path, outputs) {
      await fetch(place(path), { method: "POST", body: new Blob(outputs as Float32Array<ArrayBuffer>[]) });
    },
    // Chromium alone says, and of JavaScript alone.
    memory: () => (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
  });
  Object.assign(globalThis, { answer });
}
