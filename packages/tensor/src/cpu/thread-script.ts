/** Places in the words that all threads share; those that many write to have a cache line of their own. */
export const word = {
  /** Odd while there is work to claim; whoever sleeps, sleeps on it. */
  epoch: 0,
  kernel: 1,
  bytes: 2,
  byteLength: 3,
  args: 4,
  units: 5,
  unitsPerChunk: 6,
  partials: 7,
  partialSize: 8,
  scratch: 9,
  scratchSize: 10,
  /** The chunk to be claimed next. */
  next: 16,
  /** How many workers are at work. */
  active: 32,
  failed: 33,
  count: 48,
} as const;

/** What a worker is told when it starts. */
export interface WorkerStart {
  readonly memory: WebAssembly.Memory;
  /** Address of the shared words. */
  readonly control: number;
  /** 1 for the first: the main thread is 0. */
  readonly index: number;
}

/**
 * The program of a worker, in Node and in browsers: a text, so that no bundler has to know of it. It spins for some
 * microseconds when it has nothing to do, and then sleeps; as it never returns it receives no messages, so new kernels
 * come to it as bytes in the shared memory. It joins a piece of work by counting itself in and looking again whether
 * that work is still open: the main thread, which closes it first and then waits until all have left, cannot miss it.
 * It leaves while it compiles, for others need not wait for that.
 */
export const workerScript = `
const serve = ({ memory, control, index }, say) => {
  const words = new Int32Array(memory.buffer, control, ${word.count});
  const bodies = new Map();
  const compile = (kernel, start, length) => {
    if (memory.buffer.byteLength < start + length) memory.grow(0);
    const bytes = new Uint8Array(memory.buffer, start, length).slice();
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    bodies.set(kernel, instance.exports.body);
  };
  const work = (body) => {
    const [args, units, perChunk, partials, partialSize, scratch] = words.slice(${word.args}, ${word.scratchSize});
    const own = scratch + index * words[${word.scratchSize}];
    for (;;) {
      const chunk = Atomics.add(words, ${word.next}, 1);
      const begin = chunk * perChunk;
      if (begin >= units) return;
      body(args, begin, Math.min(units, begin + perChunk), partials + chunk * partialSize, own);
    }
  };
  say();
  let done = 0;
  let spins = 0;
  for (;;) {
    const epoch = Atomics.load(words, ${word.epoch});
    if (epoch % 2 === 0 || epoch === done) {
      if (++spins > 2000) Atomics.wait(words, ${word.epoch}, epoch);
      continue;
    }
    spins = 0;
    let missing;
    Atomics.add(words, ${word.active}, 1);
    try {
      if (Atomics.load(words, ${word.epoch}) === epoch) {
        const body = bodies.get(words[${word.kernel}]);
        if (body) {
          work(body);
          done = epoch;
        } else missing = [words[${word.kernel}], words[${word.bytes}], words[${word.byteLength}]];
      }
    } catch (error) {
      Atomics.store(words, ${word.failed}, 1);
      throw error;
    } finally {
      Atomics.sub(words, ${word.active}, 1);
      Atomics.notify(words, ${word.active});
    }
    if (missing) compile(...missing);
  }
};
if (typeof require === "function") {
  const { parentPort, workerData } = require("node:worker_threads");
  serve(workerData, () => parentPort.postMessage("ready"));
} else onmessage = ({ data }) => serve(data, () => postMessage("ready"));
`;
