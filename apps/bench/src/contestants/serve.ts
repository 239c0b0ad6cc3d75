import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Numbers, readArray } from "../input-files.js";
import type { ArrayFile, Replies, Request, Task, Work } from "../protocol.js";

/** An input as it was read from its file. */
export interface Input extends ArrayFile {
  readonly data: Numbers;
}

/** A task with its inputs where the contestant computes. */
export interface Prepared {
  /** Computes once and leaves the outputs materialised in the contestant's own memory. */
  run(): void | Promise<void>;
  /** Computes once and reads the outputs: value and gradient of a loss, or the product. */
  read(): readonly ArrayLike<number>[] | Promise<readonly ArrayLike<number>[]>;
  dispose?(): void;
}

export interface Contestant {
  details(): Record<string, string> | Promise<Record<string, string>>;
  /** Returns the reason where the contestant does not do `task`. */
  prepare(task: Task, inputs: readonly Input[], work: Work): Prepared | string | Promise<Prepared | string>;
}

/** Answers the bench's requests on standard input until it closes. */
export function serve(contestant: Contestant): void {
  // Standard output belongs to the protocol; libraries greet their users on it.
  console.log = console.info = console.warn = console.error;
  let prepared: Prepared | undefined;

  const answer = async (request: Request): Promise<Replies[Request["do"]]> => {
    switch (request.do) {
      case "hello":
        return { details: await contestant.details() };
      case "prepare": {
        prepared?.dispose?.();
        const ready = await contestant.prepare(
          request.task,
          request.inputs.map((file) => ({ ...file, data: readArray(file) })),
          request.work,
        );
        prepared = typeof ready === "string" ? undefined : ready;
        if (typeof ready === "string") return { unsupported: ready };
        const first = await time(ready.run, 1);
        return { lengths: writeOutputs(request, await ready.read()), first };
      }
      case "sample":
      case "read": {
        if (prepared === undefined) throw new Error(`${request.do} came before prepare`);
        const work = request.do === "sample" ? prepared.run : prepared.read;
        return { milliseconds: await time(work, request.calls) };
      }
      case "release": {
        const { rss: memory } = process.memoryUsage();
        prepared?.dispose?.();
        prepared = undefined;
        return { memory };
      }
    }
  };

  let queue = Promise.resolve();
  createInterface({ input: process.stdin }).on("line", (line) => {
    queue = queue
      .then(() => answer(JSON.parse(line) as Request))
      .catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }))
      .then((reply) => {
        process.stdout.write(`${JSON.stringify(reply)}\n`);
      });
  });
}

async function time(run: () => unknown, calls: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < calls; i++) {
    const pending = run();
    // Awaiting nothing would still cost a turn of the event loop.
    if (pending !== undefined) await pending;
  }
  return performance.now() - start;
}

function writeOutputs(
  { outputs: path, dtype }: Extract<Request, { do: "prepare" }>,
  outputs: readonly ArrayLike<number>[],
): number[] {
  const Numbers = dtype === "float64" ? Float64Array : Float32Array;
  const arrays = outputs.map((output) => Numbers.from(output));
  writeFileSync(path, Buffer.concat(arrays.map(({ buffer }) => new Uint8Array(buffer))));
  return arrays.map(({ length }) => length);
}
