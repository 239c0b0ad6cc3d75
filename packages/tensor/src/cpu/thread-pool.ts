import type { Heap } from "./heap.js";
import type { KernelModule } from "./module.js";
import { type StartedWorker, startWorker } from "./start-worker.js";
import { word } from "./thread-script.js";

/** Work that can be done in chunks by any thread in any order: what a chunk is does not depend on the threads. */
export interface Job {
  readonly code: Pick<KernelModule, "bytes" | "body">;
  readonly args: number;
  readonly units: number;
  readonly unitsPerChunk: number;
  /** Where the chunks leave partial results, so many bytes each. */
  readonly partials: number;
  readonly partialSize: number;
  /** Bytes that each thread needs for itself while it works. */
  readonly scratchSize: number;
}

/** A kernel's module in the heap, from where workers take it. */
interface Shipped {
  readonly id: number;
  readonly address: number;
}

/** So often the main thread looks whether all workers have left, before it sleeps between looks. */
const spinsBeforeSleep = 20_000;

/** Workers that take chunks of a job beside the main thread. */
export class ThreadPool {
  readonly #heap: Heap;
  readonly #words: Int32Array;
  readonly #control: number;
  readonly #patience: number;
  readonly #shipped = new Map<Uint8Array, Shipped>();
  #workers: readonly StartedWorker[] = [];
  #epoch = 0;
  #broken: unknown;

  /** `patience`: milliseconds without progress after which a worker counts as dead. */
  private constructor(heap: Heap, patience: number) {
    this.#heap = heap;
    this.#patience = patience;
    // Never given back: a worker that is being stopped may still look at it.
    this.#control = heap.allocate(4 * word.count);
    this.#words = new Int32Array(heap.memory.buffer, this.#control, word.count).fill(0);
  }

  /** A pool of `size` threads, the main one included. Rejects when a worker cannot start. */
  static async start(heap: Heap, size: number, patience = 10_000): Promise<ThreadPool> {
    const pool = new ThreadPool(heap, patience);
    const starts = Array.from({ length: size - 1 }, (_, i) =>
      startWorker({ memory: heap.memory, control: pool.#control, index: i + 1 }, (reason) => {
        pool.#broken ??= reason;
      }),
    );
    const settled = await Promise.allSettled(starts);
    pool.#workers = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    for (const result of settled) {
      if (result.status === "fulfilled") continue;
      await pool.stop();
      throw result.reason;
    }
    return pool;
  }

  /** Threads, the main one included. */
  get size(): number {
    return this.#workers.length + 1;
  }

  /** Why the pool is of no use any more; `undefined` while it is. */
  get broken(): unknown {
    return this.#broken;
  }

  get control(): Int32Array {
    return this.#words;
  }

  /** Does all chunks of a job. False when a worker failed: then the job has to be done over. */
  run(job: Job, scratch: number): boolean {
    const { body } = job.code;
    const { args, units, unitsPerChunk, partials, partialSize } = job;
    const words = this.#words;
    this.#describe(job, scratch);
    this.#epoch = (this.#epoch + 1) | 0;
    Atomics.store(words, word.epoch, this.#epoch);
    Atomics.notify(words, word.epoch, Math.min(this.#workers.length, Math.ceil(units / unitsPerChunk) - 1));
    try {
      for (;;) {
        const chunk = Atomics.add(words, word.next, 1);
        const begin = chunk * unitsPerChunk;
        if (begin >= units) break;
        body(args, begin, Math.min(units, begin + unitsPerChunk), partials + chunk * partialSize, scratch);
      }
    } finally {
      this.#epoch = (this.#epoch + 1) | 0;
      Atomics.store(words, word.epoch, this.#epoch);
      this.#join();
    }
    return this.#broken === undefined;
  }

  #describe(job: Job, scratch: number): void {
    const words = this.#words;
    const { id, address } = this.#ship(job.code.bytes);
    words[word.kernel] = id;
    words[word.bytes] = address;
    words[word.byteLength] = job.code.bytes.length;
    words[word.args] = job.args;
    words[word.units] = job.units;
    words[word.unitsPerChunk] = job.unitsPerChunk;
    words[word.partials] = job.partials;
    words[word.partialSize] = job.partialSize;
    words[word.scratch] = scratch;
    words[word.scratchSize] = job.scratchSize;
    Atomics.store(words, word.next, 0);
  }

  #ship(bytes: Uint8Array): Shipped {
    let shipped = this.#shipped.get(bytes);
    if (shipped === undefined) {
      shipped = { id: this.#shipped.size, address: this.#heap.allocate(bytes.length) };
      new Uint8Array(this.#heap.memory.buffer, shipped.address, bytes.length).set(bytes);
      this.#shipped.set(bytes, shipped);
    }
    return shipped;
  }

  /** Waits until the workers have left, who by now can only be doing what they had claimed. */
  #join(): void {
    const words = this.#words;
    let since: number | undefined;
    for (let spins = 0; ; spins++) {
      const active = Atomics.load(words, word.active);
      if (active === 0) break;
      if (spins < spinsBeforeSleep) continue;
      since ??= performance.now();
      if (performance.now() - since > this.#patience) {
        this.#broken ??= new Error("a worker does not finish");
        break;
      }
      sleep(words, word.active, active);
    }
    if (Atomics.load(words, word.failed) !== 0) this.#broken ??= new Error("a kernel failed in a worker");
  }

  /** Ends the workers. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    for (const [bytes, { address }] of this.#shipped) this.#heap.release(address, bytes.length);
    this.#shipped.clear();
  }
}

/** Until somebody notifies, or a moment has passed. The main thread of a browser may not sleep, and spins. */
function sleep(words: Int32Array, index: number, value: number): void {
  if (typeof document !== "undefined") return;
  Atomics.wait(words, index, value, 10);
}
