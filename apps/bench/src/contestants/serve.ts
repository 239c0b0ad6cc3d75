// A contestant in a process of its own: requests on standard input, replies on standard output. In a page,
// serve-browser.ts stands in for this file.

import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { readArray } from "../input-files.js";
import type { Request } from "../protocol.js";
import { answers, type Contestant } from "./answer.js";

export type { Contestant, Input, Prepared } from "./answer.js";

/** What the contestant was started with, after its name. */
export const args: readonly string[] = process.argv.slice(2);

/** What runs it. */
export const runtime: Readonly<Record<string, string>> = { node: process.versions.node };

/** Answers the bench's requests until standard input closes. */
export function serve(contestant: Contestant): void {
  // Standard output belongs to the protocol; libraries greet their users on it.
  console.log = console.info = console.warn = console.error;
  const answer = answers(contestant, {
    read: readArray,
    write: (path, arrays) =>
      writeFileSync(
        path,
        Buffer.concat(
          arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
        ),
      ),
    memory: () => process.memoryUsage().rss,
  });
  let queue = Promise.resolve();
  createInterface({ input: process.stdin }).on("line", (line) => {
    queue = queue
      .then(() => answer(JSON.parse(line) as Request))
      .then((reply) => {
        process.stdout.write(`${JSON.stringify(reply)}\n`);
      });
  });
}
