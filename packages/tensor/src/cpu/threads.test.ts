import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { compiled, useEvaluator } from "../backend.js";
import { compile, randomNormal, setThreads, type Tensor, tensor, threads, valueAndGrad } from "../index.js";
import { heap, threads as kernelThreads } from "./engine.js";
import { Heap } from "./heap.js";
import { coreCount, Threads } from "./threads.js";

const previous = useEvaluator(compiled);
const threshold = kernelThreads.worthSharing;
beforeAll(() => {
  kernelThreads.worthSharing = 0;
});
afterAll(async () => {
  kernelThreads.worthSharing = threshold;
  useEvaluator(previous);
  await setThreads(1);
});
afterEach(() => vi.restoreAllMocks());

const n = 100_003;
const x = randomNormal([n], { seed: 1 });
const y = randomNormal([n], { seed: 2 });
const logits = randomNormal([1003, 130], { seed: 3 });
const labels = tensor(Int32Array.from({ length: 1003 }, (_, i) => (i * 37) % 130));

function crossEntropy(z: Tensor): Tensor {
  const oneHot = tensor(Int32Array.from({ length: 130 }, (_, i) => i)).equal(labels.unsqueeze(1));
  return z.logSoftmax(1).mul(oneHot.cast("float32")).sum().neg();
}

/** Every kind of kernel: with and without a grand reduction, flat and by rows, with scratch, with several outputs. */
const kernels: Record<string, () => Tensor[]> = {
  sum: () => [x.sum()],
  "exp, which has no reduction": () => [x.exp()],
  "squared error with gradient": () => both(valueAndGrad((v: Tensor) => v.sub(y).square().mean())(x)),
  "cross-entropy with gradient": () => both(valueAndGrad(crossEntropy)(logits)),
  "variance with gradient": () => both(valueAndGrad((v: Tensor) => v.variance())(x)),
  softmax: () => [logits.softmax(1)],
  "softmax of short rows": () => [x.narrow(0, 0, 100_000).reshape([10_000, 10]).softmax(1)],
  "sums over the first axis": () => [logits.sum([0])],
  "a comparison": () => [x.less(y)],
  float64: () => [x.cast("float64").square().sum(), x.cast("float64").tanh()],
};

function both({ value, gradient }: { value: Tensor; gradient: Tensor }): Tensor[] {
  return [value, gradient];
}

function bitsOf(tensors: readonly Tensor[]): string[] {
  return tensors.map((t) => Buffer.from(t.dataSync().buffer).toString("base64"));
}

describe.each(Object.entries(kernels))("%s", (_, compute) => {
  test("has the same bits on 1, 2 and 3 threads", async () => {
    await setThreads(1);
    expect(threads()).toBe(1);
    const expected = bitsOf(compute());
    for (const count of [2, 3]) {
      await setThreads(count);
      expect(threads()).toBe(count);
      const run = vi.spyOn(kernelThreads, "run");
      for (let i = 0; i < 5; i++) expect(bitsOf(compute())).toEqual(expected);
      expect(run).toHaveBeenCalled();
      expect(run).toHaveReturnedWith(true);
      run.mockRestore();
    }
  });
});

test("what is read lies in memory of its own, not in the shared one", async () => {
  await setThreads(2);
  expect(heap.memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  const values = x.exp();
  expect((await values.data()).buffer).toBeInstanceOf(ArrayBuffer);
  expect(structuredClone(values.dataSync()).length).toBe(n);
});

test("compiled functions go on while threads come and go, and the heap grows", async () => {
  const f = compile((v: Tensor, rate: number) => v.mul(rate).sum());
  const expected = f(x, 0.5).itemSync();
  for (const count of [2, 1, 3, 2]) {
    await setThreads(count);
    const more = randomNormal([2_000_000], { seed: count }).mul(1);
    more.dataSync();
    expect(f(x, 0.5).itemSync()).toBe(expected);
  }
});

test("the last of several calls wins", async () => {
  await Promise.all([setThreads(2), setThreads(3), setThreads(1), setThreads(2)]);
  expect(threads()).toBe(2);
});

test.each([0, -1, 1.5, Number.NaN, 65])("%f threads are refused", async (count) => {
  await expect(setThreads(count)).rejects.toThrow("whole number from 1 to 64");
});

test("small work is not shared, large work is", () => {
  kernelThreads.worthSharing = threshold;
  const ready = vi.spyOn(kernelThreads, "ready");
  x.narrow(0, 0, 20_000).square().sum().itemSync();
  expect(ready).not.toHaveBeenCalled();
  x.exp().dataSync();
  expect(ready).toHaveBeenCalled();
  kernelThreads.worthSharing = 0;
});

test("the first large work starts the workers", async ({ skip }) => {
  skip(coreCount() === 1, "one core, one thread");
  const own = new Threads(heap);
  expect(own.ready()).toBe(1);
  await vi.waitFor(() => expect(own.count).toBeGreaterThan(1), 10_000);
  await own.set(1);
});

test("where memory is not shared, it says so once and stays at one thread", async () => {
  vi.stubGlobal("crossOriginIsolated", false);
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const plain = new Heap();
  expect(plain.shared).toBe(false);
  vi.unstubAllGlobals();
  const own = new Threads(plain);
  own.ready();
  await own.set(2);
  await own.set(4);
  expect(own.count).toBe(1);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    expect.stringContaining("Cross-Origin-Opener-Policy"),
  ]);
});

test("the engine computes in memory that is not shared", async () => {
  vi.stubGlobal("crossOriginIsolated", false);
  vi.resetModules();
  const { tensor: make } = await import("../index.js");
  const backend = await import("../backend.js");
  const engine = await import("./engine.js");
  backend.useEvaluator(backend.compiled);
  expect(engine.heap.shared).toBe(false);
  expect(make([1, 2, 3]).square().sum().itemSync()).toBe(14);
  vi.unstubAllGlobals();
});

test("where workers cannot start, it says so once and stays at one thread", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const builtin = process.getBuiltinModule;
  vi.spyOn(process, "getBuiltinModule").mockImplementation(((name: string) =>
    name === "node:worker_threads"
      ? {
          Worker: class {
            constructor() {
              throw new Error("forbidden");
            }
          },
        }
      : builtin.call(process, name)) as typeof builtin);
  const own = new Threads(heap);
  await own.set(2);
  await own.set(3);
  expect(own.count).toBe(1);
  expect(warn.mock.calls).toEqual([
    ["Surprisal: Worker threads could not start (forbidden). Kernels run on one thread."],
  ]);
});
