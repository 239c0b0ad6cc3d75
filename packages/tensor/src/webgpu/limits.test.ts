import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preferBackend } from "../backend.js";
import { explain, randomNormal, type Tensor, tensor, useBackend, valueAndGrad } from "../index.js";
import "../testing/matcher.js";
import type { Limits } from "./bindings.js";
import type { Gpu } from "./device.js";
import { GpuEvaluator } from "./evaluator.js";
import { findAdapter, openDevice } from "./start.js";

/** From here on the GPU is one that has less. */
async function lower(limits: Partial<Limits>): Promise<Gpu> {
  const gpu = await openDevice(await findAdapter({}), limits);
  preferBackend("cpu", new GpuEvaluator(gpu));
  return gpu;
}

/** The bytes that each binding shows, from here on. */
function bindingSizes({ device }: Gpu): number[] {
  const sizes: number[] = [];
  const create = device.createBindGroup.bind(device);
  device.createBindGroup = (descriptor) => {
    for (const { resource } of descriptor.entries)
      if ("buffer" in resource) sizes.push(resource.size ?? resource.buffer.size);
    return create(descriptor);
  };
  return sizes;
}

async function expectSame(f: (...xs: Tensor[]) => readonly Tensor[], inputs: readonly Tensor[]) {
  const expected = f(...inputs);
  const found = f(...inputs.map((x) => x.to("webgpu")));
  for (const [i, y] of found.entries())
    expect(await y.data()).toBeAllClose(await (expected[i] as Tensor).data(), {
      relative: 1e-5,
      absolute: 1e-6,
    });
  return found;
}

const meanSquare = (x: Tensor) => {
  const { value, gradient } = valueAndGrad((w: Tensor) => w.sub(1).square().mean())(x);
  return [value, gradient];
};

describe("limits on webgpu", () => {
  const size = 5000;
  let x: Tensor;
  beforeAll(() => {
    x = randomNormal([50, size / 50], { seed: 3 });
  });
  afterAll(() => useBackend("webgpu").then(() => useBackend("cpu")));

  test("an array larger than a binding is reached in windows, read, written and gathered from", async () => {
    // Three windows an array: browsers offer ten bindings.
    await lower({ binding: 8192 });
    await expectSame(meanSquare, [x]);
    await expectSame((a) => [a.sum(1), a.softmax(1), a.transpose().cumsum(0)], [x]);
    const picks = tensor(Int32Array.from({ length: 50 }, (_, i) => (i * 37) % 100));
    await expectSame((a) => [a.gather(1, picks.unsqueeze(1))], [x]);
    const [kernel] = (await explain(x.to("webgpu").exp())).kernels;
    expect(kernel?.code).toContain("fn b0At(at: i32) -> vec4<f32> {\n  if (at < 512)");
  });

  test("no binding is larger than the device allows, whatever part of an array is asked for", async () => {
    const gpu = await lower({ binding: 5000, buffers: 5 });
    const sizes = bindingSizes(gpu);
    const part = (a: Tensor) => a.narrow(0, 1, 5);
    await expectSame((a) => [part(a).matmul(part(a).transpose())], [x]);
    const long = Array.from({ length: 6 }, (_, i) => randomNormal([300], { seed: i }));
    await expectSame((...xs) => [xs.reduce((a, b) => a.mul(b).add(b))], long);
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5000);
  });

  test("more arrays than there are bindings share one", async () => {
    await lower({ buffers: 4 });
    const inputs = Array.from({ length: 7 }, (_, i) => randomNormal([40], { seed: i }));
    const f = (...xs: Tensor[]) => {
      const sum = xs.reduce((a, b) => a.mul(b).add(b));
      return [sum, sum.exp(), sum.neg(), sum.greater(0), sum.sum()];
    };
    const outputs = await expectSame(f, inputs);
    expect(outputs).toHaveLength(5);
    const { kernels } = await explain(...f(...inputs.map((a) => a.to("webgpu"))));
    expect(kernels).toHaveLength(1);
    expect(kernels[0]?.code).toMatch(/packed: array<u32>.*packedOut: array<atomic<u32>>/s);
  });

  test("what shares a binding lies apart from what lives from one kernel to the next", async () => {
    await lower({ buffers: 3 });
    const inputs = Array.from({ length: 5 }, (_, i) => randomNormal([6, 10], { seed: i }));
    const f = (...xs: Tensor[]) => {
      const all = xs.reduce((a, b) => a.mul(b).add(b.sum(0)));
      const centred = xs.map((a) => a.sub(all.mean(0)).div(all.sum()));
      return [
        all,
        ...centred.map((a) =>
          a
            .sub(a.max(1, { keepDims: true }))
            .exp()
            .sum(0),
        ),
      ];
    };
    await expectSame(f, inputs);
  });

  test("more work than one dispatch has workgroups is done by those there are", async () => {
    await lower({ groups: 2 });
    await expectSame(meanSquare, [x]);
    await expectSame((a) => [a.exp(), a.max(1), a.logSumExp(0), a.sum(0).mul(2)], [x]);
  });

  test("more elements than a loop counts are taken row by row", async () => {
    await lower({ steps: 200 });
    const row = randomNormal([100], { seed: 5 });
    const column = randomNormal([50, 1], { seed: 6 });
    await expectSame((a, b) => [a.mul(b).sum(), a.sub(b).square().mean(), a.add(b), b.exp()], [row, column]);
    await expectSame(meanSquare, [x.narrow(1, 0, 50).transpose()]);
    await expect(randomNormal([201], { seed: 1 }).to("webgpu").exp().data()).rejects.toThrow(
      /201 elements.*in parts/,
    );
  });

  test("what cannot fit is an error with the figures, and the GPU works on", async () => {
    await lower({ buffer: 8192, binding: 8192 });
    const large = randomNormal([4000], { seed: 1 });
    await expect(large.to("webgpu").exp().data()).rejects.toThrow(/16000 bytes.*at most 8192.*in parts.*cpu/);
    await lower({ buffers: 3, binding: 256 });
    await expect(large.to("webgpu").exp().data()).rejects.toThrow(
      /needs \d+ bindings.*32000 bytes in all.*has 2/,
    );
    expect(await tensor([1, 2]).to("webgpu").add(1).array()).toEqual([2, 3]);
  });

  test("a sum over many is right to the last digits", async () => {
    await useBackend("cpu");
    await lower({});
    const n = 2 ** 18;
    const values = tensor(Float32Array.from({ length: n }, (_, i) => ((i * 7919) % 1000) / 1000));
    const [sum, slopes] = meanSquare(values.to("webgpu")) as [Tensor, Tensor];
    const [expected] = meanSquare(values) as [Tensor, Tensor];
    expect(await sum.data()).toBeAllClose(await expected.data(), { ulp: 8 });
    expect(await slopes.sum().item()).toBeCloseTo((await values.sub(1).mean().item()) * 2, 5);
    expect((await values.to("webgpu").sum().item()) / (await values.sum().item())).toBeCloseTo(1, 6);
  });
});
