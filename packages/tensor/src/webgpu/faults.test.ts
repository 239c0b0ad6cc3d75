import { afterEach, describe, expect, test } from "vitest";
import { gpuEvaluator, preferBackend } from "../backend.js";
import { evaluate, randomNormal, type Tensor, tensor, useBackend } from "../index.js";
import { GpuEvaluator } from "./evaluator.js";
import { make } from "./pipelines.js";
import { findAdapter, openDevice } from "./start.js";

function gpu() {
  const evaluator = gpuEvaluator();
  if (evaluator instanceof GpuEvaluator) return evaluator.gpu;
  throw new Error("no GPU is in use");
}

const x = () => tensor([1, 2, 3]).to("webgpu");

describe("faults on webgpu", () => {
  afterEach(async () => {
    await useBackend("webgpu");
    await useBackend("cpu");
  });

  test("an index out of range rejects the read in the words of the CPU, and what hangs on it too", async () => {
    const values = randomNormal([2, 3], { seed: 1 }).to("webgpu");
    const wrong = tensor([1, 7]).to("webgpu").add(0).cast("int32");
    const picked = values.gather(1, wrong.unsqueeze(1));
    const message = /gather: .*7/;
    await expect(picked.data()).rejects.toThrow(message);
    const later = picked.exp();
    await evaluate(later);
    await expect(later.sum().data()).rejects.toThrow(message);
    const right = values.gather(1, tensor([1, 2]).to("webgpu").cast("int32").unsqueeze(1));
    expect(await right.data()).toHaveLength(2);
  });

  test("an index on the host is checked at the call", async () => {
    await useBackend("webgpu");
    const values = randomNormal([2, 3], { seed: 1 }).to("webgpu");
    expect(() => values.gather(1, [[1], [7]])).toThrow(/7/);
  });

  test("a lost device rejects what is read, and the backend starts again", async () => {
    const before = gpu();
    const y = x().add(1);
    await evaluate(y);
    const reading = y.data();
    before.device.destroy();
    // It was under way, and may just have made it.
    await reading.catch((error) => expect(String(error)).toMatch(/GPU device was lost|failed/));
    await before.device.lost;
    const lost = /GPU device was lost.*await useBackend\("webgpu"\)/;
    await expect(y.data()).rejects.toThrow(lost);
    await expect(y.add(1).data()).rejects.toThrow(lost);
    await useBackend("webgpu");
    expect(gpu()).not.toBe(before);
    expect(await x().add(1).array()).toEqual([2, 3, 4]);
    await expect(y.add(1).data()).rejects.toThrow(lost);
  });

  test("a tensor of another device is an error that says how to bring it over", async () => {
    const y = x().add(1);
    await evaluate(y);
    preferBackend("cpu", new GpuEvaluator(await openDevice(await findAdapter({}))));
    await expect(y.add(1).data()).rejects.toThrow(/another GPU device.*await x\.data\(\)/);
    expect(
      await tensor(await y.data())
        .to("webgpu")
        .array(),
    ).toEqual([2, 3, 4]);
  });

  test("a shader that does not compile rejects the read with the reason", async () => {
    make(gpu(), { code: "@compute @workgroup_size(1) fn main() { let x: f32 = 1i; }", hasFinish: false }, []);
    const y: Tensor = x().add(4);
    await expect(y.data()).rejects.toThrow(/shader does not compile.*f32.*i32/s);
    expect(await x().add(5).array()).toEqual([6, 7, 8]);
  });

  test("a hostOp that throws rejects the reads that need it, and no other", async () => {
    const { hostOp } = await import("../index.js");
    const broken = hostOp({
      name: "broken",
      result: (a) => ({ shape: a.shape }),
      forward() {
        throw new RangeError("nothing doing");
      },
    });
    const y = broken(x());
    const other = x().mul(2);
    await expect(Promise.all([y.add(1).data()])).rejects.toThrow("nothing doing");
    expect(await other.array()).toEqual([2, 4, 6]);
  });
});

describe("starting, on webgpu", () => {
  test("takes a device or an adapter of the user's, and names what it does not know", async () => {
    const adapter = await findAdapter({});
    const device = await adapter.requestDevice();
    await useBackend("webgpu", { device });
    expect(gpu().device).toBe(device);
    expect(gpu().limits.buffers).toBe(device.limits.maxStorageBuffersPerShaderStage);
    expect(await x().add(1).array()).toEqual([2, 3, 4]);
    // The same again is the same, and nothing is lost.
    await useBackend("webgpu", { device });
    expect(gpu().device).toBe(device);
    await expect(useBackend("webgpu", { adapter })).rejects.toThrow(/gives no device.*another adapter/s);
    await expect(useBackend("webgpu", { devices: device } as object)).rejects.toThrow(/"devices"/);
    await expect(useBackend("gpu" as "webgpu")).rejects.toThrow(/"gpu".*"cpu" and "webgpu"/);
    await useBackend("cpu");
  });
});
