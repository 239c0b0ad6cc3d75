import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { assemble, FunctionWriter, type Local } from "./assembler.js";
import { Heap } from "./heap.js";
import { type Job, ThreadPool } from "./thread-pool.js";
import { word } from "./thread-script.js";
import { Threads } from "./threads.js";

const heap = new Heap();
const pools: ThreadPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.stop();
});

async function start(size: number, patience?: number): Promise<ThreadPool> {
  const pool = await ThreadPool.start(heap, size, patience);
  pools.push(pool);
  return pool;
}

/**
 * A kernel that adds `amount` to the chunk's partial result and its number of units to the place at `scratch`, and then
 * counts to `delay`.
 */
function counter(amount: number, delay = 1): Uint8Array {
  const f = new FunctionWriter("body", ["i32", "i32", "i32", "i32", "i32"]);
  const [, begin, end, partials, scratch] = f.params as [Local, Local, Local, Local, Local];
  const increase = (at: Local, by: () => void) => {
    f.get(at);
    f.get(at);
    f.memory("i32.load");
    by();
    f.op("i32.add");
    f.memory("i32.store");
  };
  increase(partials, () => f.i32(amount));
  increase(scratch, () => {
    f.get(end);
    f.get(begin);
    f.op("i32.sub");
  });
  const count = f.local("i32");
  f.loop(() => {
    f.get(count);
    f.i32(1);
    f.op("i32.add");
    f.tee(count);
    f.i32(delay);
    f.op("i32.lt_u");
  });
  return assemble([f], true);
}

const partials = heap.allocate(4 * 4096);
const scratch = heap.allocate(64 * 8);

/** A job of the counter; the main thread adds `mine` in its place, and may take its time. */
function job(bytes: Uint8Array, chunks: number, mine: number, delay = () => {}): Job {
  const body: Job["code"]["body"] = (_, begin, end, partial, own) => {
    delay();
    const { words } = heap;
    words[partial >> 2] = (words[partial >> 2] ?? 0) + mine;
    words[own >> 2] = (words[own >> 2] ?? 0) + end - begin;
  };
  const code = { bytes, body };
  // The last chunk is shorter than the others.
  return {
    code,
    args: 0,
    units: 7 * chunks - 3,
    unitsPerChunk: 7,
    partials,
    partialSize: 4,
    scratchSize: 64,
  };
}

function clear(): void {
  heap.words.fill(0, partials >> 2, (partials >> 2) + 4096);
  heap.words.fill(0, scratch >> 2, (scratch >> 2) + 16 * 8);
}

function chunksDone(chunks: number): number[] {
  return [...heap.words.subarray(partials >> 2, (partials >> 2) + chunks)];
}

function unitsBy(thread: number): number {
  return heap.words[(scratch >> 2) + 16 * thread] ?? 0;
}

function waste(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("every chunk is done once, by the workers too, each with scratch of its own", async () => {
  const pool = await start(3);
  const bytes = counter(2, 1_000_000);
  await vi.waitFor(() => {
    clear();
    expect(
      pool.run(
        job(bytes, 64, 1, () => waste(1)),
        scratch,
      ),
    ).toBe(true);
    expect(chunksDone(64).every((by) => by === 1 || by === 2)).toBe(true);
    expect(unitsBy(0) + unitsBy(1) + unitsBy(2)).toBe(7 * 64 - 3);
    expect(unitsBy(1)).toBeGreaterThan(0);
    expect(unitsBy(2)).toBeGreaterThan(0);
  }, 20_000);
});

test("thousands of small jobs, new kernels and a growing heap among them", async () => {
  const pool = await start(3);
  const before = performance.now();
  let bytes = counter(1);
  for (let i = 0; i < 5000; i++) {
    if (i % 250 === 0) {
      bytes = counter(1 + 1000 * i);
      heap.allocate(2 ** 16 * (i % 3));
    }
    const chunks = 1 + ((i * 7919) % 40);
    clear();
    if (!pool.run(job(bytes, chunks, 1), scratch)) throw new Error(`job ${i}: ${pool.broken}`);
    const wrong = chunksDone(chunks).filter((by) => by !== 1 && by !== 1 + 1000 * (i - (i % 250)));
    if (wrong.length > 0) throw new Error(`job ${i}: ${wrong}`);
    if (unitsBy(0) + unitsBy(1) + unitsBy(2) !== 7 * chunks - 3) throw new Error(`job ${i} lost units`);
  }
  expect(performance.now() - before).toBeLessThan(30_000);
}, 60_000);

describe("a worker that fails", () => {
  const broken = Uint8Array.of(0, 1, 2, 3);

  test("leaves the job to the others, and is noticed", async () => {
    const pool = await start(2);
    clear();
    pool.run(
      job(broken, 8, 1, () => waste(5)),
      scratch,
    );
    expect(chunksDone(8)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    await vi.waitFor(() => expect(pool.broken).toBeInstanceOf(Error), 10_000);
  });

  test("in the middle of a chunk has the job done over", async () => {
    const f = new FunctionWriter("body", ["i32", "i32", "i32", "i32", "i32"]);
    f.i32(-64);
    f.memory("i32.load");
    f.get(f.local("i32"));
    f.memory("i32.store");
    const trap = assemble([f], true);
    const pool = await start(2);
    await vi.waitFor(() => {
      expect(
        pool.run(
          job(trap, 8, 1, () => waste(2)),
          scratch,
        ),
      ).toBe(false);
    }, 20_000);
    expect(String(pool.broken)).toContain("worker");
  });

  test("without a word is given up after a while", async () => {
    const pool = await start(2, 100);
    Atomics.add(pool.control, word.active, 1);
    expect(pool.run(job(counter(1), 3, 1), scratch)).toBe(false);
    expect(String(pool.broken)).toContain("does not finish");
  });

  test("ends the use of threads, which the console says once", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const threads = new Threads(heap);
    await threads.set(2);
    await vi.waitFor(() => {
      threads.run(
        job(broken, 8, 1, () => waste(5)),
        scratch,
      );
      expect(threads.count).toBe(1);
    }, 20_000);
    expect(warn.mock.calls).toEqual([[expect.stringContaining("A worker thread was lost")]]);
    expect(threads.run(job(broken, 8, 1), scratch)).toBe(false);
    warn.mockRestore();
  });
});

test("idle workers do not keep a process alive", async () => {
  const program = `
    import { Heap } from "./src/cpu/heap.ts";
    import { ThreadPool } from "./src/cpu/thread-pool.ts";
    const pool = await ThreadPool.start(new Heap(), 3);
    console.log("threads:", pool.size);
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { cwd: new URL("../..", import.meta.url), timeout: 30_000 },
  );
  expect(stdout).toBe("threads: 3\n");
}, 40_000);
