import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { gpuEvaluator, preferBackend } from "../backend.js";
import {
  arange,
  compile,
  evaluate,
  explain,
  full,
  grad,
  hostOp,
  memory,
  type Tensor,
  tensor,
  useBackend,
  valueAndGrad,
  zeros,
} from "../index.js";
import "../testing/matcher.js";
import type { Limits } from "./bindings.js";
import { GpuEvaluator } from "./evaluator.js";
import { fromGpuBuffer, gpuBufferOf } from "./index.js";
import { findAdapter, openDevice } from "./start.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** What NumPy 2.4 makes of float32 values: `numpy.float16(numpy.float32(x)).view(numpy.uint16)`. */
const rounded: readonly (readonly [value: number, bits: number])[] = [
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-1, 0xbc00],
  // Halves between two neighbours go to the even one.
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [1 + 2 ** -11 + 2 ** -20, 0x3c01],
  [2049, 0x6800],
  [2051, 0x6802],
  [2053, 0x6802],
  [1 / 3, 0x3555],
  [0.1, 0x2e66],
  [-Math.PI, 0xc248],
  // The largest, and what is larger.
  [65504, 0x7bff],
  [65519.99609375, 0x7bff],
  [65520, 0x7c00],
  [-65520, 0xfc00],
  [1e10, 0x7c00],
  [3.4e38, 0x7c00],
  [infinity, 0x7c00],
  [-infinity, 0xfc00],
  // The smallest normal number, subnormals and what is less.
  [2 ** -14, 0x0400],
  [2 ** -14 - 2 ** -26, 0x0400],
  [2 ** -14 - 2 ** -25, 0x0400],
  [2 ** -14 - 3 * 2 ** -26, 0x03ff],
  [1022.5 * 2 ** -24, 0x03fe],
  [1e-5, 0x00a8],
  [-3 * 2 ** -24, 0x8003],
  [2.5 * 2 ** -24, 0x0002],
  [1.5 * 2 ** -24, 0x0002],
  [2 ** -24, 0x0001],
  [2 ** -25 + 2 ** -45, 0x0001],
  [2 ** -25, 0x0000],
  [-(2 ** -26), 0x8000],
  [1e-10, 0x0000],
];

/** By IEEE 754's definition. */
function numberOf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, (bits & 1023) / 1024];
  if (exponent === 31) return fraction === 0 ? sign * infinity : nan;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

const halves = Array.from({ length: 2 ** 16 }, (_, bits) => numberOf(bits));

const half = (values: Parameters<typeof tensor>[0]) => tensor(values, { dtype: "float16" });

function gpu() {
  const evaluator = gpuEvaluator();
  if (evaluator instanceof GpuEvaluator) return evaluator.gpu;
  throw new Error("no GPU is in use");
}

async function bitsOf(x: Tensor): Promise<Uint16Array> {
  const buffer = (await gpuBufferOf(x)) as GPUBuffer;
  const bytes = await gpu().copyOut(buffer, 4 * Math.ceil(x.size / 2));
  return new Uint16Array(bytes, 0, x.size);
}

describe("float16 on webgpu", () => {
  beforeAll(() => useBackend("webgpu"));
  afterAll(() => useBackend("cpu"));

  test("rounds to nearest, halves to even, from subnormals to infinity, as NumPy does", async () => {
    const x = half(rounded.map(([value]) => value));
    expect(x.dtype).toBe("float16");
    expect([...(await bitsOf(x))]).toEqual(rounded.map(([, bits]) => bits));
    const values = rounded.map(([, bits]) => numberOf(bits));
    expect([...(await x.data())]).toEqual(values);
    expect([...(await x.cast("float32").data())]).toEqual(values);
    expect(await half([nan, 1, -nan]).data()).toEqual(Float32Array.of(nan, 1, nan));
  });

  test("all of its numbers are read as what they are, and stored as they were", async () => {
    const { device } = gpu();
    const buffer = device.createBuffer({ size: 2 ** 17, usage: 4 | 8 | 128 });
    device.queue.writeBuffer(
      buffer,
      0,
      Uint16Array.from(halves, (_, bits) => bits),
    );
    const x = fromGpuBuffer(buffer, { shape: [2 ** 16], dtype: "float16" });
    const expected = Float32Array.from(halves);
    // By the GPU, and by the host.
    const read = await x.cast("float32").data();
    expect(read.every((value, i) => Object.is(value, expected[i]))).toBe(true);
    expect((await x.data()).every((value, i) => Object.is(value, expected[i]))).toBe(true);
    const again = await bitsOf(x.cast("float32").cast("float16"));
    expect(again.every((bits, i) => bits === i || Number.isNaN(halves[i]))).toBe(true);
    buffer.destroy();
  });

  test("is computed with in float32, and so are the results", async () => {
    const x = half([
      [0.1, 2049, 3],
      [4, 5, 6],
    ]);
    const y = tensor([0.1]);
    const third = 1 / 3;
    for (const result of [
      x.add(y),
      x.add(x),
      x.mul(2),
      x.sum(),
      x.exp(),
      x.transpose(),
      x.max(1),
      x.narrow(0, 0, 1),
    ])
      expect(result.dtype).toBe("float32");
    expect([x.add(tensor([1]).cast("int32")).dtype, x.greater(1).dtype, x.cast("bool").dtype]).toEqual([
      "float32",
      "bool",
      "bool",
    ]);
    expect(await x.add(third).data()).toEqual(
      Float32Array.from(
        [0.0999755859375, 2048, 3, 4, 5, 6],
        (value) => Math.fround(value) + Math.fround(third),
      ),
    );
    expect(await x.cast("int32").data()).toEqual(Int32Array.of(0, 2048, 3, 4, 5, 6));
    expect(await x.gather(1, [[1], [0]]).array()).toEqual([[2048], [4]]);
    expect(
      await x
        .slice([1])
        .matmul(half([1, 2, 3]))
        .array(),
    ).toEqual([32]);
  });

  test("rounds before anybody computes with it, also within one evaluation", async () => {
    const x = tensor([0.1, 2049, 70000]);
    const [stored, single] = [x.mul(1).cast("float16"), x.mul(1)];
    const twice = stored.mul(2);
    await evaluate(twice, stored, single);
    expect(await twice.array()).toEqual([0.199951171875, 4096, infinity]);
    expect(await single.array()).toEqual([Math.fround(0.1), 2049, 70000]);
    expect(await stored.array()).toEqual([0.0999755859375, 2048, infinity]);
  });

  test("takes half the memory, and the same kernels", async () => {
    const x = zeros([1000]).add(1);
    await evaluate(x);
    const before = memory().bytes;
    const y = x.cast("float16");
    await evaluate(y);
    const { kernels } = await explain(y.mul(2).sum());
    expect(memory().bytes - before).toBeLessThanOrEqual(2048);
    expect(kernels).toHaveLength(1);
    expect(kernels[0]?.bytesRead).toBe(2000);
    expect(kernels[0]?.code).toMatch(/b0: array<u32>.*fromHalf\(/s);
  });

  test("is made by all that make tensors", async () => {
    const made = [
      full([3], 0.1, { dtype: "float16" }),
      arange(3, undefined, 1, { dtype: "float16" }),
      tensor(0.1, { dtype: "float16" }),
      half(tensor([0.1])),
      half([true, false]),
    ];
    expect(made.map(({ dtype }) => dtype)).toEqual(made.map(() => "float16"));
    expect(await Promise.all(made.map((x) => x.array()))).toEqual([
      [0.0999755859375, 0.0999755859375, 0.0999755859375],
      [0, 1, 2],
      0.0999755859375,
      [0.0999755859375],
      [1, 0],
    ]);
    expect(await half([]).array()).toEqual([]);
  });

  test("has gradients in float32, of leaves and of arguments, through the rounding", async () => {
    const w = tensor([0.1, 3], { dtype: "float16", requiresGrad: true });
    w.mul(1e-6).square().sum().backward();
    expect(w.grad?.dtype).toBe("float32");
    expect(await w.grad?.data()).toBeAllClose([0.0999755859375 * 2e-12, 6e-12], { relative: 1e-6 });
    const { value, gradient } = valueAndGrad((x: Tensor) => x.square().sum())(half([1, 3]));
    expect([await value.item(), await gradient.array(), gradient.dtype]).toEqual([10, [2, 6], "float32"]);
    const through = grad((x: Tensor) => x.cast("float16").square().sum())(tensor([2049, 3]));
    expect(await through.array()).toEqual([4096, 6]);
    const none = grad((x: Tensor) => x.detach().sum())(half([1]));
    expect([none.dtype, await none.array()]).toEqual(["float32", [0]]);
  });

  test("goes in and out of compiled functions, and stays as it is", async () => {
    const step = compile((w: Tensor, rate: number) => w.sub(w.mul(rate)).cast("float16"), {
      reuseOutputs: true,
    });
    let w = half([1, 2, 3]);
    for (let i = 0; i < 3; i++) w = step(w, 0.5);
    expect([w.dtype, await w.array()]).toEqual(["float16", [0.125, 0.25, 0.375]]);
    const same = compile((x: Tensor) => [x, x.detach()]);
    const [first, second] = same(half([1, 2, 3]));
    expect([first?.dtype, await first?.array(), await second?.array()]).toEqual([
      "float16",
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  test("comes to the CPU as float32, and to what runs there", async () => {
    const x = half([0.1, 2]).to("cpu");
    expect([x.dtype, x.backend]).toEqual(["float32", "cpu"]);
    expect(await x.array()).toEqual([0.0999755859375, 2]);
    expect(x.add(1).dataSync()).toEqual(Float32Array.of(1.0999755859375, 3));
    const twice = hostOp({
      name: "twice",
      result: (a) => ({ shape: a.shape }),
      forward: ([a], output) => output.data.set((a?.data ?? []).map((value) => 2 * value)),
    });
    expect(await twice(half([0.1])).array()).toEqual([Math.fround(2 * 0.0999755859375)]);
  });

  test("a wrong index is found though the values are float16", async () => {
    const wrong = half([1, 7]).add(0).cast("int32");
    await expect(
      half([
        [1, 2, 3],
        [4, 5, 6],
      ])
        .gather(1, wrong.unsqueeze(1))
        .data(),
    ).rejects.toThrow(/gather: .*7/);
  });

  test("moves to the GPU where the CPU is preferred, but not into what is compiled for the CPU", async () => {
    preferBackend("cpu");
    try {
      const x = half([0.1, 2]);
      expect([x.backend, x.add(1).backend]).toEqual(["webgpu", "webgpu"]);
      expect(await x.array()).toEqual([0.0999755859375, 2]);
      expect(() => compile((a: Tensor) => a.cast("float16").mul(2))(tensor([1]))).toThrow(
        /float16 is stored on WebGPU.*x\.to\("webgpu"\)/,
      );
    } finally {
      preferBackend("webgpu");
    }
  });
});

describe("float16 within limits, on webgpu", () => {
  const lower = async (limits: Partial<Limits>) =>
    preferBackend("webgpu", new GpuEvaluator(await openDevice(await findAdapter({}), limits)));
  afterEach(() => useBackend("webgpu").then(() => useBackend("cpu")));
  const values = Float32Array.from({ length: 3001 }, (_, i) => i % 1000);

  test("is written and read in windows", async () => {
    await lower({ binding: 2048 });
    const x = tensor(values).cast("float16");
    expect(await x.data()).toEqual(values);
    expect(await x.mul(2).data()).toEqual(values.map((value) => 2 * value));
  });

  test("shares a binding with others where there are few, and is written there", async () => {
    await lower({ buffers: 4 });
    const xs = Array.from({ length: 5 }, (_, i) => tensor(values.map((value) => value + i)).cast("float16"));
    const sum = xs.reduce((a, b) => a.add(b));
    const outputs = [...xs, sum.cast("float16"), sum.greater(10)];
    const { kernels } = await explain(...outputs);
    expect(kernels[0]?.code).toContain("atomicOr(&packedOut[");
    await evaluate(...outputs);
    for (const [i, x] of xs.entries()) expect(await x.data()).toEqual(values.map((value) => value + i));
    // Whole numbers of more than 11 bits lose what is beyond.
    const lost = (value: number) => 2 ** Math.max(0, Math.floor(Math.log2(value)) - 10);
    const nearest = values.map((v) => {
      const [value, step] = [5 * v + 10, lost(5 * v + 10)];
      const below = Math.floor(value / step);
      const rest = value / step - below;
      return step * (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below);
    });
    expect(await outputs[5]?.data()).toEqual(nearest);
    expect(await outputs[6]?.data()).toEqual(Uint8Array.from(values, (value) => Number(value > 0)));
  });
});
