import type { Heap } from "./heap.js";
import type { Job, ThreadPool } from "./thread-pool.js";

/** How many threads can run at the same time. */
export function coreCount(): number {
  const os = globalThis.process?.getBuiltinModule?.("node:os");
  return os?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1;
}

/** The threads that kernels run on. The pool's code is loaded when it is first wanted. */
export class Threads {
  readonly #heap: Heap;
  #pool: ThreadPool | undefined;
  /** Microseconds of work below which waking others costs more than they help. */
  worthSharing = 50;
  #asked = false;
  #warned = false;
  #changing: Promise<void> = Promise.resolve();

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  get count(): number {
    return this.#pool?.size ?? 1;
  }

  /** Makes it `count` threads, or as many as there are cores, up to 8. */
  set(count?: number): Promise<void> {
    this.#asked = true;
    this.#changing = this.#changing.then(() => this.#change(count));
    return this.#changing;
  }

  /**
   * How many threads may take part in large work now. The first time this is asked the workers begin to start, and are
   * there for later work.
   */
  ready(): number {
    if (!this.#asked) void this.set();
    return this.count;
  }

  /** Does a job on all threads, `scratch` being enough for each. False when that failed and it has to be done over. */
  run(job: Job, scratch: number): boolean {
    const pool = this.#pool;
    if (pool === undefined) return false;
    const done = pool.run(job, scratch);
    if (pool.broken === undefined) return done;
    this.#pool = undefined;
    void pool.stop();
    this.#warn("A worker thread was lost", pool.broken);
    return done;
  }

  async #change(wanted: number | undefined): Promise<void> {
    const count = wanted ?? Math.min(8, coreCount());
    if (count === this.count) return;
    const old = this.#pool;
    this.#pool = undefined;
    await old?.stop();
    if (count === 1) return;
    await this.#start(count, wanted !== undefined).catch((error: unknown) =>
      this.#warn("Worker threads could not start", error),
    );
  }

  async #start(count: number, asked: boolean): Promise<void> {
    if (!this.#heap.shared) {
      if (asked) this.#warn("Threads need shared memory", sharingAdvice);
      return;
    }
    const module = await import("./thread-pool.js").catch((error: unknown) => {
      // A page or a process that is ending may refuse to load it; that is news only to someone who asked for threads.
      if (asked) throw error;
    });
    this.#pool = await module?.ThreadPool.start(this.#heap, count);
  }

  #warn(what: string, reason: unknown): void {
    if (this.#warned) return;
    this.#warned = true;
    const shown = reason instanceof Error ? reason.message : String(reason);
    console.warn(`Surprisal: ${what} (${shown}). Kernels run on one thread.`);
  }
}

const sharingAdvice =
  "in a browser the page has to be served with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp";
