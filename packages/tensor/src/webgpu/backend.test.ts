import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asTensor,
  compile,
  evaluate,
  explain,
  grad,
  hostOp,
  memory,
  randomNormal,
  scope,
  type Tensor,
  tensor,
  useBackend,
  valueAndGrad,
} from "../index.js";
import "../testing/matcher.js";
import { fromGpuBuffer, gpuBufferOf } from "./index.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

async function collected(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

const waits = /await x\.data\(\)/;

describe("a tensor on webgpu", () => {
  const x = () => tensor([1, 2, 3]).to("webgpu");

  test("says where it is, and takes with it what meets it", async () => {
    const host = tensor([1, 1, 1]);
    const sum = host.add(1).mul(x());
    expect([host.backend, x().backend, sum.backend]).toEqual(["cpu", "webgpu", "webgpu"]);
    expect(await sum.array()).toEqual([2, 4, 6]);
    expect(host.arraySync()).toEqual([1, 1, 1]);
  });

  test("is read with await, all three ways, whatever its dtype", async () => {
    const flags = x().greater(1);
    expect(await flags.array()).toEqual([false, true, true]);
    expect(await flags.data()).toEqual(Uint8Array.of(0, 1, 1));
    expect(await flags.sum().item()).toBe(2);
    expect(await x().cast("int32").data()).toEqual(Int32Array.of(1, 2, 3));
    expect(await tensor([]).to("webgpu").array()).toEqual([]);
  });

  test("throws when it is read at once, and says how to", async () => {
    const y = x().add(1);
    expect(() => y.dataSync()).toThrow(waits);
    expect(() => y.arraySync()).toThrow(waits);
    expect(() => y.sum().itemSync()).toThrow(waits);
    expect(String(y)).toContain("unreadable");
    expect(await y.array()).toEqual([2, 3, 4]);
  });

  test("comes back to the CPU, with its gradient, and what follows is computed there", async () => {
    const y = x().square().to("cpu");
    const z = y.add(1);
    expect([y.backend, z.backend]).toEqual(["cpu", "cpu"]);
    expect(() => z.arraySync()).toThrow(/must be waited for.*await x\.data/);
    expect(await z.array()).toEqual([2, 5, 10]);
    expect(z.add(1).arraySync()).toEqual([3, 6, 11]);
    const slope = grad((v: Tensor) => v.square().to("cpu").sum())(x());
    expect(await slope.array()).toEqual([2, 4, 6]);
  });

  test("where webgpu is preferred, what was moved to the CPU stays there, and what the CPU computes from it too", async () => {
    await useBackend("webgpu");
    try {
      const host = tensor([1, 2, 3]);
      const y = host.to("cpu");
      const z = y.add(1);
      expect([host.add(1).backend, y.backend, z.backend]).toEqual(["webgpu", "cpu", "cpu"]);
      expect(z.arraySync()).toEqual([2, 3, 4]);
      expect(y.to("cpu")).toBe(y);
      expect([y.add(1).backend, z.add(1).backend]).toEqual(["cpu", "cpu"]);
      const twice = compile((w: Tensor) => w.mul(2));
      expect(twice(twice(z)).add(1).arraySync()).toEqual([9, 13, 17]);
      expect(await z.mul(host.to("webgpu")).array()).toEqual([2, 6, 12]);
    } finally {
      await useBackend("cpu");
    }
  });

  test("has no doubles: what was computed in double comes cast, and is an error else", async () => {
    const doubles = tensor(Float64Array.of(1 / 3, 2 / 3, 1));
    expect(await doubles.mul(3).cast("float32").add(x()).array()).toEqual([2, 4, 6]);
    await expect(doubles.add(x()).data()).rejects.toThrow(/no float64.*x\.to\("cpu"\)/);
    await useBackend("webgpu");
    try {
      expect(tensor(0.1, { dtype: "float64" }).mul(3).itemSync()).toBe(0.1 * 3);
      const sum = doubles.sum();
      expect(sum.backend).toBe("cpu");
      expect(sum.itemSync()).toBe(2);
    } finally {
      await useBackend("cpu");
    }
  });

  test("gives routines to the host and takes back what they give, in order", async () => {
    const reversed = hostOp({
      name: "reversed",
      result: (a) => ({ shape: a.shape }),
      forward: ([a], output) => output.data.set([...(a?.data ?? [])].reverse()),
      backward: (dy) => [dy.flip()],
    });
    const y = reversed(x().add(1)).mul(2);
    // Asked for while the host still computes, and computed after it.
    const later = y.add(1);
    const [first, second] = await Promise.all([y.array(), later.array()]);
    expect([first, second]).toEqual([
      [8, 6, 4],
      [9, 7, 5],
    ]);
    expect(await x().cumsum(0).array()).toEqual([1, 3, 6]);
    expect(await x().argmax(0).item()).toBe(2);
  });

  test("is disposed of at once, and its memory is used again", async () => {
    const start = x();
    await evaluate(start);
    const y = start.add(1);
    await evaluate(y);
    const { buffers, reserved } = memory();
    y.dispose();
    expect(memory().buffers).toBe(buffers - 1);
    const z = start.add(2);
    await evaluate(z);
    expect(memory().buffers).toBe(buffers);
    expect(memory().reserved).toBe(reserved);
  });

  test("ends with its scope", async () => {
    const start = x();
    await evaluate(start);
    let last = start;
    const { buffers } = memory();
    for (let i = 0; i < 20; i++) last = scope(() => last.exp().log().add(0));
    expect(memory().buffers).toBeLessThan(buffers + 25);
    expect(Math.round(((await last.array()) as number[])[2] ?? 0)).toBe(3);
  });
});

describe("work on webgpu", () => {
  test("takes as many kernels as on the CPU, with their loops and WGSL", async () => {
    const { value, gradient } = valueAndGrad((w: Tensor) => w.sub(1).square().mean())(
      randomNormal([100, 30], { seed: 1 }).to("webgpu"),
    );
    const { kernels } = await explain(value, gradient);
    expect(kernels).toHaveLength(1);
    expect(kernels[0]).toMatchObject({ bytesRead: 12000, bytesWritten: 12004, sweeps: 1 });
    expect(kernels[0]?.code).toMatch(/fn main\(.*fn finish\(/s);
  });

  test("compiled, runs again with other values and numbers, also over its own results", async () => {
    const step = (options = {}) =>
      compile((w: Tensor, data: Tensor, rate: number) => {
        const { value, gradient } = valueAndGrad((v: Tensor) => v.mul(data).sub(4).square().mean())(w);
        return { loss: value, w: w.sub(gradient.mul(rate)) };
      }, options);
    const data = tensor([1, 2, 3]).to("webgpu");
    const [fresh, reusing] = [step(), step({ reuseOutputs: true })];
    let [a, b] = [tensor([0, 0, 0]).to("webgpu"), tensor([0, 0, 0]).to("webgpu")];
    for (let i = 0; i < 20; i++) {
      a = fresh(a, data, 0.1 + i / 1000).w;
      b = reusing(b, data, 0.1 + i / 1000).w;
    }
    expect(await b.array()).toEqual(await a.array());
    const onCpu = step();
    let c = tensor([0, 0, 0]);
    for (let i = 0; i < 20; i++) c = onCpu(c, tensor([1, 2, 3]), 0.1 + i / 1000).w;
    expect(await a.data()).toBeAllClose(await c.data(), { ulp: 16 });
    expect(await fresh.explain()).toHaveLength(1);
  });

  test("in a training loop holds a constant amount of memory", async () => {
    const data = randomNormal([64, 8], { seed: 1 }).to("webgpu");
    const loss = valueAndGrad((w: Tensor) => data.matmul(w).sub(1).square().mean());
    let w = tensor(new Float32Array(8), { shape: [8, 1] }).to("webgpu");
    const run = async (steps: number) => {
      for (let i = 0; i < steps; i++) {
        const { value, gradient } = loss(w);
        w = w.sub(gradient.mul(0.01));
        await evaluate(w, value);
      }
      await w.data();
      await collected();
      return memory();
    };
    const first = await run(30);
    const second = await run(60);
    expect(second.buffers).toBeLessThanOrEqual(first.buffers + 2);
    expect(second.reserved).toBeLessThan(first.reserved * 3);
  });
});

describe("buffers of the user's on webgpu", () => {
  let device: GPUDevice;
  beforeAll(async () => {
    const buffer = (await gpuBufferOf(tensor([1]).to("webgpu"))) as GPUBuffer;
    expect(buffer.size).toBeGreaterThanOrEqual(4);
    device = await currentDevice();
  });
  afterAll(() => device.queue.onSubmittedWorkDone());

  test("are tensors without a copy, and stay the user's", async () => {
    const buffer = device.createBuffer({ size: 16, usage: 4 | 8 | 128 });
    device.queue.writeBuffer(buffer, 0, Float32Array.of(1, 2, 3, 4));
    const x = fromGpuBuffer(buffer, { shape: [2, 2] });
    expect(await x.mul(2).array()).toEqual([
      [2, 4],
      [6, 8],
    ]);
    device.queue.writeBuffer(buffer, 0, Float32Array.of(9));
    expect(await x.array()).toEqual([
      [9, 2],
      [3, 4],
    ]);
    expect(await gpuBufferOf(x)).toBe(buffer);
    x.dispose();
    buffer.destroy();
  });

  test("must be large enough, of a dtype that is there, and usable", () => {
    const buffer = device.createBuffer({ size: 16, usage: 128 });
    expect(() => fromGpuBuffer(buffer, { shape: [5] })).toThrow(/takes 20 bytes, and the buffer has 16/);
    expect(() => fromGpuBuffer(buffer, { shape: [1], dtype: "bool" })).toThrow(
      /float32, float16 or int32, not bool/,
    );
    expect(() => fromGpuBuffer(buffer, { shape: [4] })).toThrow(/STORAGE and COPY_SRC/);
    buffer.destroy();
  });

  test("are asked for of tensors on the GPU alone", async () => {
    await expect(gpuBufferOf(asTensor([1]))).rejects.toThrow(/lies on the CPU.*x\.to\("webgpu"\)/);
  });
});

async function currentDevice(): Promise<GPUDevice> {
  const { gpuEvaluator } = await import("../backend.js");
  const { GpuEvaluator } = await import("./evaluator.js");
  const evaluator = gpuEvaluator();
  if (!(evaluator instanceof GpuEvaluator)) throw new Error("no GPU");
  return evaluator.gpu.device;
}
