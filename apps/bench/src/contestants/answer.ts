// What a contestant does with each request, wherever it runs.

import type { Numbers } from "../input-files.js";
import type { ArrayFile, Replies, Reply, Request, Task, Work } from "../protocol.js";

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
  /** Milliseconds of so many computations one after another, where something else than this process computes. */
  time?(calls: number): Promise<number>;
  /** How many kernels a computation has a GPU run. */
  dispatches?(): Promise<number>;
  dispose?(): void;
}

export interface Contestant {
  details(): Record<string, string> | Promise<Record<string, string>>;
  /** Why its times would mean nothing, so that only its answers are wanted. */
  readonly untimed?: string;
  /** Returns the reason where the contestant does not do `task`. */
  prepare(task: Task, inputs: readonly Input[], work: Work): Prepared | string | Promise<Prepared | string>;
}

/** How arrays and figures come and go: by files in Node, by fetch in a page. */
export interface Exchange {
  read(file: ArrayFile): Numbers | Promise<Numbers>;
  write(path: string, arrays: readonly (Float32Array | Float64Array)[]): void | Promise<void>;
  /** Bytes that the process holds. */
  memory(): number;
}

/** The contestant as a function of requests; faults are replies too. */
export function answers(contestant: Contestant, exchange: Exchange) {
  let prepared: Prepared | undefined;

  const answer = async (request: Request): Promise<Replies[Request["do"]]> => {
    switch (request.do) {
      case "hello":
        return {
          details: await contestant.details(),
          ...(contestant.untimed !== undefined && { untimed: contestant.untimed }),
        };
      case "prepare": {
        prepared?.dispose?.();
        const load = async (file: ArrayFile) => ({ ...file, data: await exchange.read(file) });
        const inputs = await Promise.all(request.inputs.map(load));
        const ready = await contestant.prepare(request.task, inputs, request.work);
        prepared = typeof ready === "string" ? undefined : ready;
        if (typeof ready === "string") return { unsupported: ready };
        const first = await time(ready.run, 1);
        const Numbers = request.dtype === "float64" ? Float64Array : Float32Array;
        const outputs = (await ready.read()).map((output) => Numbers.from(output));
        await exchange.write(request.outputs, outputs);
        const dispatches = await ready.dispatches?.();
        return {
          lengths: outputs.map(({ length }) => length),
          first,
          ...(dispatches !== undefined && { dispatches }),
        };
      }
      case "sample":
      case "read": {
        if (prepared === undefined) throw new Error(`${request.do} came before prepare`);
        const { run, read, time: ownClock } = prepared;
        if (request.do === "read") return { milliseconds: await time(read, request.calls) };
        return { milliseconds: await (ownClock ?? ((calls) => time(run, calls)))(request.calls) };
      }
      case "release": {
        const memory = exchange.memory();
        prepared?.dispose?.();
        prepared = undefined;
        return { memory };
      }
    }
  };

  return (request: Request): Promise<Reply<Request["do"]>> =>
    answer(request).catch((error: unknown) => ({
      error: error instanceof Error ? error.message : String(error),
    }));
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
